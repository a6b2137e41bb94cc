package io.sideman.library.scan;

import io.sideman.library.index.Entry;
import io.sideman.library.index.Failure;
import io.sideman.library.index.LibraryException;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Keeps one library's index in step with folders: one pass, or one after another. Whatever ends
/// the process, the next one goes on where it was: what was analysed stands in the journal until
/// the index has committed it.
public final class Scan implements AutoCloseable {
  private static final long COMMIT_NANOS = 30_000_000_000L;
  private static final int COMMIT_FILES = 20_000;

  private final LibraryHome home;
  private final Analysts analysts;
  private final LibraryWriter writer;
  private final LibraryIndex index;
  private final Journal journal;
  private final Map<String, Entry> fresh = new HashMap<>(); // by content, since the last commit
  private long committedNanos = System.nanoTime();
  private int uncommitted;

  private Scan(
      LibraryHome home,
      Analysts analysts,
      LibraryWriter writer,
      LibraryIndex index,
      Journal journal) {
    this.home = home;
    this.analysts = analysts;
    this.writer = writer;
    this.index = index;
    this.journal = journal;
  }

  /// Takes the right to write, and takes over what an ended process has left.
  ///
  /// @throws LibraryException when another process writes
  public static Scan open(LibraryHome home, Analysts analysts) {
    LibraryWriter writer = LibraryWriter.open(home.index());
    try {
      List<Path> suspects = recover(home, analysts, writer);
      Journal journal = Journal.open(home.journal(), analysts.version());
      suspects.forEach(journal::suspect);
      return new Scan(home, analysts, writer, LibraryIndex.open(home.index()), journal);
    } catch (IOException e) {
      writer.close();
      throw LibraryException.writing(e);
    } catch (LibraryException e) {
      writer.close();
      throw e;
    }
  }

  private static List<Path> recover(LibraryHome home, Analysts analysts, LibraryWriter writer)
      throws IOException {
    var suspects = new ArrayList<Path>();
    Journal.read(
        home.journal(),
        new Journal.Reader() {
          private String analysis = "";

          @Override
          public void version(String version) {
            analysis = version;
          }

          @Override
          public void entry(Entry entry) {
            writer.put(entry, analysis);
          }

          @Override
          public void failure(Failure failure) {
            writer.put(failure, analysis);
          }

          @Override
          public void interrupted(Path path, boolean again) {
            if (again) {
              giveUp(path, analysts, writer);
            } else {
              suspects.add(path);
            }
          }
        });
    writer.commit();
    return suspects;
  }

  private static void giveUp(Path path, Analysts analysts, LibraryWriter writer) {
    try {
      long modified = Files.getLastModifiedTime(path).toMillis();
      String reason = "the analysis ended twice while it was read";
      writer.put(new Failure(path, Files.size(path), modified, reason), analysts.version());
    } catch (IOException e) {
      writer.remove(path); // gone
    }
  }

  /// Brings the index in step with all that is below these folders.
  ///
  /// @param folders told of each folder that is looked into
  public Progress pass(List<Path> places, Consumer<Path> folders, Consumer<Progress> progress) {
    var pass = new Pass(places, progress);
    Difference difference = Difference.between(index, analysts, places, folders, pass::looked);
    difference.troubles().forEach(this::put);
    difference.gone().forEach(writer::remove);
    pass.analyse(difference);
    if (difference.changesAnything()) {
      commit();
    }
    return pass.end();
  }

  /// Forgets what is below a folder.
  public void forget(Path folder) {
    writer.removeFolder(folder);
    commit();
  }

  /// One pass over the folders.
  private final class Pass {
    private final Consumer<Progress> listener;
    private final long startNanos = System.nanoTime();
    private long analysingNanos;
    private long looked;
    private long total;
    private long done;
    private long failed;
    private long known;
    private long gone;

    Pass(List<Path> places, Consumer<Progress> listener) {
      this.listener = listener;
      looked = 0;
      analysingNanos = startNanos;
      if (places.isEmpty()) {
        throw new IllegalArgumentException("no folder was named");
      }
    }

    void looked(long files) {
      looked = files;
      listener.accept(progress(Progress.Phase.LOOKING));
    }

    void analyse(Difference difference) {
      total = difference.changed().size();
      gone = difference.gone().stream().filter(Files::notExists).count(); // else a mended trouble
      analysingNanos = System.nanoTime();
      for (Found file : difference.changed()) {
        look(file);
        done++;
        listener.accept(progress(Progress.Phase.ANALYSING));
        commitNowAndThen();
      }
    }

    private void look(Found file) {
      try {
        Content content = Content.of(file.path());
        Optional<Entry> twin = twin(content.id());
        Item item;
        if (twin.isPresent()) {
          known++;
          item = renamed(twin.get(), file.path());
        } else {
          journal.begin(file.path());
          item = analysed(content);
        }
        put(new Entry(file.path(), file.size(), file.modifiedMillis(), item));
      } catch (NoSuchFileException e) {
        writer.remove(file.path()); // it vanished between looking and reading
      } catch (FileSystemException e) {
        failed++; // a permission may come without a change of the file: tried again each time
        put(new Failure(file.path(), 0, 0, FileWalk.reason(e)));
      } catch (IOException e) {
        failed++;
        put(failure(file, FileWalk.reason(e)));
      }
    }

    Progress end() {
      return progress(Progress.Phase.DONE);
    }

    private Progress progress(Progress.Phase phase) {
      double seconds = (System.nanoTime() - analysingNanos) / 1e9;
      return new Progress(phase, looked, total, done, failed, known, gone, seconds);
    }
  }

  private Item analysed(Content content) throws IOException {
    try {
      return analysts.analyse(content, Calling.of(content.path()));
    } catch (StackOverflowError e) {
      throw new IOException("its parts are nested too deeply", e);
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      throw new IOException(message.replace(content.path() + ": ", ""), e);
    } catch (OutOfMemoryError e) {
      throw new IOException("it is too large for the memory of the analysis", e);
    }
  }

  private Optional<Entry> twin(String id) {
    Entry entry = fresh.get(id);
    return entry != null ? Optional.of(entry) : index.entry(id, analysts.version());
  }

  private static Item renamed(Entry twin, Path now) {
    Item item = twin.item();
    Set<String> words = Calling.renamed(item.words(), twin.path(), now);
    return item.withWords(words);
  }

  private static Failure failure(Found file, String reason) {
    return new Failure(file.path(), file.size(), file.modifiedMillis(), reason);
  }

  private void put(Entry entry) {
    journal.put(entry);
    writer.put(entry, analysts.version());
    fresh.put(entry.item().id(), entry);
    uncommitted++;
  }

  private void put(Failure failure) {
    journal.put(failure);
    writer.put(failure, analysts.version());
    uncommitted++;
  }

  private void commitNowAndThen() {
    if (uncommitted >= COMMIT_FILES || System.nanoTime() - committedNanos > COMMIT_NANOS) {
      commit();
    }
  }

  private void commit() {
    writer.commit();
    journal.clear();
    index.refresh();
    fresh.clear();
    uncommitted = 0;
    committedNanos = System.nanoTime();
  }

  LibraryHome home() {
    return home;
  }

  @Override
  public void close() {
    try {
      journal.close();
    } catch (IOException e) {
      throw LibraryException.writing(e);
    } finally {
      index.close();
      writer.close();
    }
  }
}
