package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.page.Browser;
import io.sideman.app.page.LateShelf;
import io.sideman.app.page.LibraryShelf;
import io.sideman.app.page.LiveState;
import io.sideman.app.page.PageApi;
import io.sideman.app.page.PageServer;
import io.sideman.app.take.Auditions;
import io.sideman.app.take.Visits;
import io.sideman.engine.band.Role;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.Thesaurus;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModelFile;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--page-port` and `--no-browser`, and the page that they lead to. Control thread.
final class JamPage implements AutoCloseable {
  private static final String OFF = "off";

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "Port of the page on this computer (default: 9031, else a free one), or `off`.")
  private @Nullable String port;

  @Option(names = "--no-browser", description = "Do not open the page in the browser.")
  private boolean noBrowser;

  private @Nullable Thread opening;
  private @Nullable LateShelf shelf; // of the opening thread, until that has ended
  private @Nullable PageServer server;

  void check() {
    if (port != null && !port.equals(OFF)) {
      number(port);
    }
  }

  /// Opens the page beside the jam, which does not wait for it and goes on without it just the
  /// same.
  ///
  /// @param roles that the bands have
  /// @param lead told where it is
  void start(
      Folders folders,
      Console console,
      JamOutside outside,
      Set<Role> roles,
      Consumer<String> lead) {
    if (!OFF.equals(port)) {
      opening =
          Thread.ofPlatform()
              .daemon()
              .name("open page")
              .start(() -> open(folders, console, outside, roles, lead));
    }
  }

  private void open(
      Folders folders,
      Console console,
      JamOutside outside,
      Set<Role> roles,
      Consumer<String> lead) {
    try {
      shelf = new LateShelf(folders.home().resolve("library"), folder -> shelf(folders, folder));
      var visits = new Visits(roles, outside.desk()::visit);
      var tap = outside.tap();
      var live = new LiveState(() -> outside.desk().state(0), tap::place, visits);
      server = serve(new PageApi(live, shelf, new Auditions(folders), tap::played));
      String address = server.address();
      lead.accept(address);
      console.out().println("Page: " + address);
      if (!noBrowser && console.bars()) {
        Browser.show(address);
      }
    } catch (IOException | RuntimeException e) {
      console.out().println("No page: " + e.getMessage());
    }
  }

  private static LibraryShelf shelf(Folders folders, Path library) throws IOException {
    LibraryIndex index =
        LibraryIndex.open(library.resolve("index"), Thesaurus.read(folders.thesaurus()));
    TasteStore taste = TasteStore.open(library.resolve(TasteStore.FILE));
    return new LibraryShelf(
        new LibraryShelf.Parts(
            index,
            taste,
            FitModelFile.read(folders.models().resolve(FitModel.FILE)),
            TasteModel.of(taste, index, SessionNetFile.read(folders.models())),
            SymbolicAnalyst.reading(folders.models())));
  }

  private PageServer serve(PageApi api) throws IOException {
    if (port != null) {
      return PageServer.open(number(port), api);
    }
    try {
      return PageServer.open(PageServer.DEFAULT_PORT, api);
    } catch (IOException e) {
      return PageServer.open(0, api); // another jam has it
    }
  }

  private static int number(String text) {
    int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (number < 0 || number > 65_535) {
      throw CliError.wrongArguments(
          "--page-port must be 1 to 65535, 0 for any that is free, or off, but was " + text + ".");
    }
    return number;
  }

  @Override
  public void close() {
    if (opening != null) {
      try {
        opening.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (server != null) {
      server.close();
    }
    if (shelf != null) {
      shelf.close();
    }
  }
}
