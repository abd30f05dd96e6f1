package io.sportscards.contracts;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.UnknownFieldSet;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells contracts apart by what they say, not by which compiler wrote their descriptors. */
final class ContractFingerprint {
  private static final String OWN_FILES = "sportscards/"; // imports belong to their libraries

  private ContractFingerprint() {}

  static int of(FileDescriptorSet set) {
    SortedMap<String, FileDescriptorProto> own = new TreeMap<>();
    for (FileDescriptorProto file : set.getFileList()) {
      if (file.getName().startsWith(OWN_FILES)) {
        own.put(file.getName(), plain(file));
      }
    }
    MessageDigest digest = ContentHash.sha256();
    own.values().forEach(file -> digest.update(file.toByteArray()));
    byte[] hash = digest.digest();
    return (hash[0] & 0xff) << 24
        | (hash[1] & 0xff) << 16
        | (hash[2] & 0xff) << 8
        | (hash[3] & 0xff);
  }

  /**
   * Without what one compiler writes and another does not: comments, default JSON names, and the
   * notes that buf adds to each file under a number of its own.
   */
  private static FileDescriptorProto plain(FileDescriptorProto file) {
    FileDescriptorProto.Builder plain =
        file.toBuilder()
            .clearSourceCodeInfo()
            .setUnknownFields(UnknownFieldSet.getDefaultInstance());
    for (DescriptorProto.Builder message : plain.getMessageTypeBuilderList()) {
      message.getFieldBuilderList().forEach(FieldDescriptorProto.Builder::clearJsonName);
    }
    plain.getExtensionBuilderList().forEach(FieldDescriptorProto.Builder::clearJsonName);
    return plain.build();
  }
}
