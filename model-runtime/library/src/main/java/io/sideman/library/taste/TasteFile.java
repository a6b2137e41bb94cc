package io.sideman.library.taste;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/// Opens the listener's file. A newer or a foreign file is refused and left as it is; a damaged one
/// is moved aside, never written over.
final class TasteFile {
  private static final int BUSY_MILLIS = 30_000; // as long a writer waits for another process
  private static final int BUSY = 5; // SQLite's result codes
  private static final int CORRUPT = 11;
  private static final int NOT_A_DATABASE = 26;
  private static final int TRIES = 50;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TasteFile() {}

  /// @param told takes a line when a damaged file was moved aside
  static Connection open(Path file, Consumer<String> told) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new TasteException(
          "The folder of %s cannot be made: %s. Make it writable, or set SIDEMAN_HOME."
              .formatted(file, e.getMessage()),
          e);
    }
    try {
      return openSound(file);
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw unusable(file, e);
      }
      Path aside = moveAside(file);
      told.accept(
          "%s is damaged (%s). It was kept as %s, and a new one was begun."
              .formatted(file, e.getMessage(), aside.getFileName()));
    }
    try {
      return openSound(file);
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  /// In memory, until it is closed.
  static Connection passing() {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      prepare(connection);
      return connection;
    } catch (SQLException e) {
      throw new TasteException("No database can be made in memory: " + e.getMessage(), e);
    }
  }

  private static TasteException unusable(Path file, SQLException cause) {
    return new TasteException(
        "%s cannot be opened: %s. Is it writable, and is there room on its disk?"
            .formatted(file, cause.getMessage()),
        cause);
  }

  private static boolean isDamage(SQLException failure) {
    int code = failure.getErrorCode() & 0xff; // without the extended part
    return code == CORRUPT || code == NOT_A_DATABASE;
  }

  private static Connection openSound(Path file) throws SQLException {
    Connection connection = connect(file);
    try {
      requireOurs(file, connection);
      requireSound(connection);
      prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
    }
    return connection;
  }

  private static void requireOurs(Path file, Connection connection) throws SQLException {
    if (Schema.isForeign(connection)) {
      throw new TasteException(
          "%s is a database of other software. Move it away; Sideman keeps its data there."
              .formatted(file));
    }
    int version = Schema.version(connection);
    if (version > Schema.VERSION) {
      throw new TasteException(
          "%s is of version %d, but this Sideman knows only versions up to %d. Update Sideman, or move the file away; it was left as it is."
              .formatted(file, version, Schema.VERSION));
    }
  }

  private static void requireSound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      String found = row.next() ? row.getString(1) : "nothing";
      if (!found.equals("ok")) {
        throw new SQLException(found.replaceAll("\\s+", " "), "", CORRUPT);
      }
    }
  }

  /// Write-ahead log, so that readers and one writer do not wait for each other; synchronised at
  /// each commit, so that what was told survives even a power cut.
  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      logAhead(statement);
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA foreign_keys = OFF"); // while tables are rebuilt
      Schema.migrate(connection);
      statement.execute("PRAGMA foreign_keys = ON");
    }
  }

  /// SQLite does not wait by itself when two processes turn the log on at once.
  private static void logAhead(Statement statement) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        statement.execute("PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        if ((e.getErrorCode() & 0xff) != BUSY || attempt == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path moveAside(Path file) {
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(Instant.now()));
    try {
      Files.move(file, aside);
      for (String log : new String[] {"-wal", "-shm"}) {
        Path beside = file.resolveSibling(file.getFileName() + log);
        if (Files.exists(beside)) {
          Files.move(beside, aside.resolveSibling(aside.getFileName() + log));
        }
      }
      return aside;
    } catch (IOException e) {
      throw new TasteException(
          "%s is damaged and cannot be moved aside: %s. Move it away yourself."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
