package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.tokens.GrooveTable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Networks that were tuned for one style, in a folder named by its id. They are looked for when a
/// player is made: who plays already keeps what he has, and a band that is made later plays by what
/// has come since. One that cannot be read is told in the log, and the shipped one plays.
final class OwnNets {
  private static final System.Logger LOG = System.getLogger(OwnNets.class.getName());

  private final @Nullable Path folder;

  /// A network with the feel that belongs to it.
  record Own(LstmNet net, GrooveTable groove) {}

  OwnNets(@Nullable Path folder) {
    this.folder = folder;
  }

  static OwnNets none() {
    return new OwnNets(null);
  }

  @Nullable Own of(Style style, Role role) {
    if (folder == null) {
      return null;
    }
    Path models = folder.resolve(style.id());
    Path file = models.resolve(role.id() + ModelFile.SUFFIX);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      ModelFile model = ModelFile.read(file);
      BandFactory.check(file, role, model.header());
      GrooveTable groove =
          role == Role.DRUMS ? BandFactory.groove(models, model) : GrooveTable.straight();
      return new Own(BandFactory.net(model), groove);
    } catch (ModelException e) {
      LOG.log(System.Logger.Level.WARNING, "plays by the shipped network instead", e);
      return null;
    }
  }
}
