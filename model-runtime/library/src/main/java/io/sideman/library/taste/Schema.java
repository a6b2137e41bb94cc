package io.sideman.library.taste;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the listener's file and how older ones become newer. The version of a file is
/// SQLite's `user_version`; each step below leads from one version to the next and is never changed
/// once it has shipped.
final class Schema {
  /// Marks a SQLite file as a listener's file of Sideman's ("SMTA").
  static final int APPLICATION = 0x534D5441;

  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE deed (
                id INTEGER PRIMARY KEY,
                act TEXT NOT NULL,
                item TEXT NOT NULL,
                path TEXT NOT NULL,
                seconds REAL NOT NULL,
                at INTEGER NOT NULL,
                session TEXT NOT NULL
              )\
              """,
              "CREATE INDEX deed_item ON deed (item)"),
          // Version 2: items and sessions have rows of their own, and an item's content is kept.
          List.of(
              """
              CREATE TABLE item (
                id TEXT PRIMARY KEY,
                media TEXT, kind TEXT, role TEXT, family TEXT,
                bpm REAL, density REAL, energy REAL, swing REAL,
                groove BLOB, rhythm BLOB, harmony BLOB, timbre BLOB, style BLOB,
                words TEXT
              )\
              """,
              "CREATE TABLE session (id TEXT PRIMARY KEY, started INTEGER NOT NULL)",
              "INSERT INTO item (id) SELECT DISTINCT item FROM deed",
              """
              INSERT INTO session (id, started)
                SELECT session, min(at) FROM deed WHERE session <> '' GROUP BY session\
              """,
              "ALTER TABLE deed RENAME TO old_deed",
              "DROP INDEX deed_item",
              """
              CREATE TABLE deed (
                id INTEGER PRIMARY KEY,
                act TEXT NOT NULL,
                item TEXT NOT NULL REFERENCES item (id),
                path TEXT NOT NULL,
                seconds REAL NOT NULL CHECK (seconds >= 0),
                at INTEGER NOT NULL,
                session TEXT REFERENCES session (id)
              )\
              """,
              """
              INSERT INTO deed (id, act, item, path, seconds, at, session)
                SELECT id, act, item, path, max(seconds, 0), at, nullif(session, '')
                FROM old_deed\
              """,
              "DROP TABLE old_deed",
              "CREATE INDEX deed_item ON deed (item)"),
          // Version 3: what was exported, since each export tells a little more.
          List.of("CREATE TABLE export (at INTEGER NOT NULL, epsilon REAL NOT NULL)"));

  static final int VERSION = STEPS.size();

  private Schema() {}

  /// Brings a file to this version, in one transaction: after a kill it is as old or as new, never
  /// between. Another process that does the same is waited for.
  static void migrate(Connection connection) throws SQLException {
    if (version(connection) == VERSION) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        for (int from = version(connection); from < VERSION; from++) {
          for (String line : STEPS.get(from)) {
            statement.execute(line);
          }
        }
        statement.execute("PRAGMA application_id = " + APPLICATION);
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  static int version(Connection connection) throws SQLException {
    return pragma(connection, "user_version");
  }

  /// True for a file that other software wrote.
  static boolean isForeign(Connection connection) throws SQLException {
    if (pragma(connection, "application_id") == APPLICATION) {
      return false;
    }
    return pragma(connection, "application_id") != 0 || tables(connection) > 0;
  }

  private static int tables(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_schema");
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    return number(connection, "PRAGMA " + name);
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
