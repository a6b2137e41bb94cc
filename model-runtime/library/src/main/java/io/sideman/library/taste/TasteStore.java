package io.sideman.library.taste;

import io.sideman.library.item.Item;
import io.sideman.library.privacy.Epsilon;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the listener did, in one SQLite file of their own. A deed is on the disk when
/// [#record(Deed)] returns; several processes may read and write at once. Any thread.
public final class TasteStore implements AutoCloseable {
  /// Name of the file in the library's folder.
  public static final String FILE = "taste.db";

  private static final System.Logger LOG = System.getLogger(TasteStore.class.getName());

  private final Path file;
  private final Connection connection;

  private TasteStore(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens or begins the file; tells the log when a damaged one was moved aside.
  public static TasteStore open(Path file) {
    return open(file, line -> LOG.log(System.Logger.Level.WARNING, line));
  }

  /// @param told takes a line for the listener when a damaged file was moved aside
  public static TasteStore open(Path file, Consumer<String> told) {
    return new TasteStore(file, TasteFile.open(file, told));
  }

  /// The same; where the file cannot be used, tells why and begins a store that keeps nothing.
  public static TasteStore openOrForgo(Path file, Consumer<String> told) {
    try {
      return open(file, told);
    } catch (TasteException e) {
      told.accept("Taste is left out, and nothing is noted. " + e.getMessage());
      return new TasteStore(file, TasteFile.passing());
    }
  }

  /// Keeps a deed.
  public void record(Deed deed) {
    keep(deed, Optional.empty());
  }

  /// Keeps a deed and what the item is like.
  public void record(Deed deed, Item item) {
    if (!deed.itemId().equals(item.id())) {
      throw new IllegalArgumentException(
          "the deed is about " + deed.itemId() + ", but the item is " + item.id());
    }
    keep(deed, Optional.of(Trace.of(item)));
  }

  private synchronized void keep(Deed deed, Optional<Trace> trace) {
    transact(() -> {
      if (trace.isPresent()) {
        try (PreparedStatement row = connection.prepareStatement(TraceRows.WRITE)) {
          TraceRows.fill(row, trace.get());
          row.executeUpdate();
        }
      } else {
        update("INSERT OR IGNORE INTO item (id) VALUES (?)", deed.itemId());
      }
      long at = deed.at().toEpochMilli();
      if (!deed.session().isEmpty()) {
        update("INSERT OR IGNORE INTO session (id, started) VALUES (?, ?)", deed.session(), at);
      }
      update(
          "INSERT INTO deed (act, item, path, seconds, at, session)"
              + " VALUES (?, ?, ?, ?, ?, nullif(?, ''))",
          deed.act().name(),
          deed.itemId(),
          deed.path().toString(),
          deed.seconds(),
          at,
          deed.session());
    });
  }

  /// All deeds in the order in which they were told. Acts of a newer Sideman are passed over.
  public synchronized List<Deed> deeds() {
    return query(
        "SELECT act, item, path, seconds, at, coalesce(session, '') FROM deed ORDER BY id",
        TasteStore::deed);
  }

  private static Optional<Deed> deed(ResultSet row) throws SQLException {
    for (Act act : Act.values()) {
      if (act.name().equals(row.getString(1))) {
        return Optional.of(
            new Deed(
                act,
                row.getString(2),
                Path.of(row.getString(3)),
                row.getDouble(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6)));
      }
    }
    return Optional.empty();
  }

  /// What is known of the items acted on, by id. Items that were told without their content, or by
  /// a newer Sideman with words unknown here, are missing.
  public synchronized Map<String, Trace> traces() {
    var traces = new LinkedHashMap<String, Trace>();
    List<Trace> all =
        query(
            TraceRows.READ,
            row -> {
              try {
                return Optional.of(TraceRows.read(row));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
    all.forEach(trace -> traces.put(trace.itemId(), trace));
    return traces;
  }

  /// The latest deed of each item that the listener likes now, the newest like first: liked, and
  /// not disliked since.
  public List<Deed> favourites() {
    var latest = new LinkedHashMap<String, Deed>();
    for (Deed deed : deeds()) {
      if (deed.act() == Act.LIKE || deed.act() == Act.DISLIKE) {
        latest.remove(deed.itemId());
        latest.put(deed.itemId(), deed);
      }
    }
    var liked = new ArrayList<Deed>();
    for (Deed deed : latest.values()) {
      if (deed.act() == Act.LIKE) {
        liked.addFirst(deed);
      }
    }
    return liked;
  }

  /// Keeps that statistics left the machine.
  public synchronized void exported(Instant at, Epsilon epsilon) {
    transact(() ->
        update(
            "INSERT INTO export (at, epsilon) VALUES (?, ?)", at.toEpochMilli(), epsilon.value()));
  }

  /// What all exports so far may tell together: the sum of their epsilons.
  public synchronized double spent() {
    return query(
            "SELECT coalesce(sum(epsilon), 0) FROM export", row -> Optional.of(row.getDouble(1)))
        .getFirst();
  }

  /// Forgets everything but how much was exported, which cannot be taken back; nothing of it stays
  /// in the file. Answers how many deeds there were.
  public synchronized int forget() {
    int count = deeds().size();
    transact(() -> {
      update("DELETE FROM deed");
      update("DELETE FROM session");
      update("DELETE FROM item");
    });
    execute("VACUUM");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return count;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Something that SQLite may refuse.
  private interface Work {
    void run() throws SQLException;
  }

  /// How a row becomes a value; empty leaves it out.
  private interface Reader<T> {
    Optional<T> read(ResultSet row) throws SQLException;
  }

  private void transact(Work work) {
    execute("BEGIN IMMEDIATE"); // waits here for another writer, not halfway
    try {
      work.run();
      execute("COMMIT");
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e instanceof SQLException refused ? failure(refused) : (RuntimeException) e;
    }
  }

  private void rollBack(Exception cause) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void update(String line, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(line)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private void execute(String line) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(line);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private <T> List<T> query(String query, Reader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      var values = new ArrayList<T>();
      while (row.next()) {
        reader.read(row).ifPresent(values::add);
      }
      return values;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private TasteException failure(SQLException cause) {
    return new TasteException(
        "%s could not be read or written: %s. Is there room on its disk, and is it writable?"
            .formatted(file, cause.getMessage()),
        cause);
  }
}
