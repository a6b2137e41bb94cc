package io.sideman.library.scan;

import io.sideman.library.index.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the files below a folder. Links are followed, each folder once; hidden folders are left
/// out; what cannot be looked into is told and does not stop the walk.
final class FileWalk extends SimpleFileVisitor<Path> {
  private final Set<Object> seen = new HashSet<>();
  private final Consumer<Path> folders;
  private final Consumer<Found> files;
  private final Consumer<Failure> troubles;

  /// @param folders told of each folder before what is in it
  FileWalk(Consumer<Path> folders, Consumer<Found> files, Consumer<Failure> troubles) {
    this.folders = folders;
    this.files = files;
    this.troubles = troubles;
  }

  void below(Path folder) throws IOException {
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    Path name = folder.getFileName();
    boolean hidden = name != null && name.toString().startsWith(".") && !seen.isEmpty();
    Object key = attributes.fileKey() == null ? folder : attributes.fileKey();
    if (hidden || !seen.add(key)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    folders.accept(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.accept(new Found(file, attributes.size(), attributes.lastModifiedTime().toMillis()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    trouble(file, problem);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
    if (problem != null) {
      trouble(folder, problem);
    }
    return FileVisitResult.CONTINUE;
  }

  private void trouble(Path path, IOException problem) {
    switch (problem) {
      case FileSystemLoopException _, NoSuchFileException _ -> {} // a link round, or just gone
      default -> troubles.accept(new Failure(path, 0, 0, reason(problem)));
    }
  }

  /// Why something could not be read, in a few words.
  static String reason(IOException problem) {
    return switch (problem) {
      case AccessDeniedException _ -> "no permission to read it";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default ->
          problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    };
  }
}
