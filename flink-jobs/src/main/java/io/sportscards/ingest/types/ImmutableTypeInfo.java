package io.sportscards.ingest.types;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A class with a serializer of its own, never a key, never reached into by Flink. */
final class ImmutableTypeInfo<T> extends TypeInformation<T> {
  private final Class<T> typeClass;
  private final TypeSerializer<T> serializer;

  ImmutableTypeInfo(Class<T> typeClass, TypeSerializer<T> serializer) {
    this.typeClass = typeClass;
    this.serializer = serializer;
  }

  @Override
  public Class<T> getTypeClass() {
    return typeClass;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ImmutableTypeInfo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImmutableTypeInfo<?> that
        && typeClass == that.typeClass
        && serializer.equals(that.serializer);
  }

  @Override
  public int hashCode() {
    return Objects.hash(typeClass, serializer);
  }

  @Override
  public String toString() {
    return typeClass.getSimpleName();
  }
}
