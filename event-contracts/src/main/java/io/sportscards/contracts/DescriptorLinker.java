package io.sportscards.contracts;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Makes usable descriptors of a descriptor set, each file after those that it imports. */
final class DescriptorLinker {
  private DescriptorLinker() {}

  /**
   * All files of the set by ascending name.
   *
   * @throws IllegalArgumentException if an import is missing or the files contradict each other
   */
  static Collection<FileDescriptor> link(FileDescriptorSet set) {
    Map<String, FileDescriptorProto> pending = new TreeMap<>();
    set.getFileList().forEach(file -> pending.put(file.getName(), file));
    Map<String, FileDescriptor> linked = new TreeMap<>();
    for (String name : pending.keySet()) {
      link(name, pending, linked);
    }
    return linked.values();
  }

  private static FileDescriptor link(
      String name, Map<String, FileDescriptorProto> files, Map<String, FileDescriptor> linked) {
    FileDescriptor done = linked.get(name);
    if (done != null) {
      return done;
    }
    FileDescriptorProto file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(
          "The descriptor set lacks " + name + "; build it with its imports.");
    }
    FileDescriptor[] imports =
        file.getDependencyList().stream()
            .map(dependency -> link(dependency, files, linked))
            .toArray(FileDescriptor[]::new);
    try {
      FileDescriptor built = FileDescriptor.buildFrom(file, imports);
      linked.put(name, built);
      return built;
    } catch (DescriptorValidationException e) {
      throw new IllegalArgumentException("The descriptor set is not sound: " + e.getMessage(), e);
    }
  }
}
