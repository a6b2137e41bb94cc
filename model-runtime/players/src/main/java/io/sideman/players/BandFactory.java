package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.style.DrumPattern;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleTouch;
import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.originality.IndexFile;
import io.sideman.players.originality.OriginalityGuard;
import io.sideman.players.originality.OriginalityIndex;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.GrooveTable;
import io.sideman.players.tokens.RecentSteps;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;
import io.sideman.players.touch.TouchModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Builds the members of the band: learned players where a model is at hand, written patterns
/// elsewhere. Models are read once and shared by all bands of a factory. Any one thread.
public final class BandFactory {
  private final Map<Role, ModelFile> models = new EnumMap<>(Role.class);
  private final Map<Role, LstmNet> nets = new EnumMap<>(Role.class);
  private final GrooveTable groove;
  private final Optional<TouchModel> touch;
  private final OriginalityIndex learned; // the tunes that the models were made from
  private final OwnNets own;

  private BandFactory(
      Map<Role, ModelFile> models,
      GrooveTable groove,
      Optional<TouchModel> touch,
      OriginalityIndex learned) {
    this.models.putAll(models);
    this.groove = groove;
    this.touch = touch;
    this.learned = learned;
    own = OwnNets.none();
    models.forEach((role, model) -> nets.put(role, net(model)));
  }

  private BandFactory(BandFactory same, OwnNets own) {
    models.putAll(same.models);
    nets.putAll(same.nets);
    groove = same.groove;
    touch = same.touch;
    learned = same.learned;
    this.own = own;
  }

  /// Patterns only.
  public static BandFactory withoutModels() {
    return new BandFactory(
        Map.of(), GrooveTable.straight(), Optional.empty(), OriginalityIndex.empty());
  }

  /// Reads `<role>.sideman-model` for every role that has one; the drummer's holds its groove. The
  /// index of originality beside them is what lead and keys must not repeat.
  ///
  /// @param models a folder; a missing one means patterns only
  public static BandFactory reading(Path models) {
    var found = new EnumMap<Role, ModelFile>(Role.class);
    for (Role role : Role.values()) {
      Path file = models.resolve(role.id() + ModelFile.SUFFIX);
      if (Files.exists(file)) {
        ModelFile model = ModelFile.read(file);
        check(file, role, model.header());
        found.put(role, model);
      }
    }
    ModelFile drums = found.get(Role.DRUMS);
    return new BandFactory(
        found,
        drums == null ? GrooveTable.straight() : groove(models, drums),
        TouchModel.reading(models),
        IndexFile.readIfThere(models.resolve(IndexFile.NAME)));
  }

  /// The same models, but a style whose networks were tuned plays by its own.
  ///
  /// @param folder has a folder per style, named by its id
  public BandFactory withOwn(Path folder) {
    return new BandFactory(this, new OwnNets(folder));
  }

  /// The same models that must not repeat other tunes: those of `known` instead of the index's.
  public BandFactory avoiding(OriginalityIndex known) {
    return new BandFactory(models, groove, touch, known);
  }

  /// The tunes that the models were made from, as far as the index knows.
  public OriginalityIndex learnedTunes() {
    return learned;
  }

  static GrooveTable groove(Path models, ModelFile drums) {
    try {
      return GrooveTable.of(drums.tables());
    } catch (IllegalArgumentException e) {
      Path file = models.resolve(Role.DRUMS.id() + ModelFile.SUFFIX);
      throw new ModelException(
          "Model \"%s\": %s (%s). Train it anew with this version."
              .formatted(file.getFileName(), e.getMessage(), file),
          e);
    }
  }

  /// The model must speak the language of today's codecs.
  static void check(Path file, Role role, ModelHeader header) {
    RoleCodec codec = role == Role.DRUMS ? new DrumCodec() : TonalCodec.of(role);
    require(file, "role", role.id(), header.role());
    require(file, "codec", role.id() + "-" + Conditioning.LAYOUT, header.codec());
    require(file, "inputs", Conditioning.inputs(codec), header.inputs());
    require(file, "outputs", codec.vocabulary(), header.outputs());
  }

  private static void require(Path file, String name, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new ModelException(
          "Model \"%s\": %s must be %s, but was %s (%s). Train it anew with this version."
              .formatted(file.getFileName(), name, expected, found, file));
    }
  }

  static LstmNet net(ModelFile model) {
    Kernel kernel = Kernel.best();
    return switch (model.header().storage()) {
      case FP32 -> LstmNet.of(model.weights(), kernel);
      case BF16 -> LstmNet.packed(model.weights(), kernel);
    };
  }

  /// The network of a role, when a model is at hand.
  public Optional<LstmNet> net(Role role) {
    return Optional.ofNullable(nets.get(role));
  }

  /// How human drummers lie against the grid.
  public GrooveTable groove() {
    return groove;
  }

  /// Roles with a learned player.
  public List<Role> learned() {
    return List.copyOf(models.keySet());
  }

  /// One player per role, in planning order.
  public List<RolePlayer> band(Style style) {
    var players = new ArrayList<RolePlayer>();
    for (Role role : Role.values()) {
      players.add(player(style, role));
    }
    return players;
  }

  /// The player of one role.
  public RolePlayer player(Style style, Role role) {
    RolePlayer player = untouched(style, role);
    return touch.isEmpty() ? player : new TouchedPlayer(player, touch.get(), style);
  }

  private RolePlayer untouched(Style style, Role role) {
    OwnNets.Own tuned = own.of(style, role);
    if (tuned != null) {
      return breathing(learned(style, role, tuned.net(), tuned.groove()));
    }
    LstmNet net = nets.get(role);
    return net == null
        ? new PatternPlayer(style, role)
        : breathing(learned(style, role, net, groove));
  }

  private static RolePlayer breathing(RolePlayer player) {
    return player.role() == Role.PAD ? new BreathingPlayer(player) : player;
  }

  private LstmPlayer learned(Style style, Role role, LstmNet net, GrooveTable groove) {
    int genre = style.genre().ordinal();
    var pattern = new PatternPlayer(style, role);
    var touch = new StyleTouch(style, role);
    var recent = new RecentSteps();
    if (role == Role.DRUMS) {
      var codec = new DrumCodec(groove, genre);
      var memory = new PlayerMemory(net.weights(), codec.start());
      return new LstmPlayer(
          new LstmPlayer.Parts(
              codec,
              pattern,
              written(style, role),
              net,
              new Conditioning(codec, genre),
              new DrumTaste(codec, recent, kit(style)),
              new DrumRendering(codec, style.voice(role), touch),
              memory,
              recent,
              null));
    }
    TonalCodec codec = TonalCodec.of(role);
    var memory = new PlayerMemory(net.weights(), codec.start());
    var rendering = new TonalRendering(codec, touch);
    boolean tune = role == Role.LEAD || role == Role.KEYS;
    int voices = style.voice(role).maxVoices();
    return new LstmPlayer(
        new LstmPlayer.Parts(
            codec,
            pattern,
            written(style, role),
            net,
            new Conditioning(codec, genre),
            new TonalTaste(codec, style.voice(role), memory.last()),
            rendering,
            memory,
            recent,
            tune ? new TuneGuard(codec, rendering, voices, new OriginalityGuard(learned)) : null));
  }

  private static Set<SectionKind> written(Style style, Role role) {
    var written = EnumSet.noneOf(SectionKind.class);
    for (SectionKind kind : SectionKind.values()) {
      if (!style.section(kind).variations(role).isEmpty()) {
        written.add(kind);
      }
    }
    return written;
  }

  private static boolean[] kit(Style style) {
    boolean[] kit = new boolean[Drum.count()];
    style.patterns().getOrDefault(Role.DRUMS, Map.of()).values().stream()
        .filter(DrumPattern.class::isInstance)
        .flatMapToInt(pattern -> ((DrumPattern) pattern).keys())
        .map(Drum::indexOf)
        .filter(drum -> drum >= 0)
        .forEach(drum -> kit[drum] = true);
    return kit;
  }
}
