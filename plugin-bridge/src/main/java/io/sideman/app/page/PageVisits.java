package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sideman.app.take.Visits;
import io.sideman.engine.band.Role;
import io.sideman.engine.steer.Visitors;
import io.sideman.library.index.Entry;
import io.sideman.library.taste.Act;
import java.util.Locale;
import java.util.Optional;

/// Brings items into the band and lets them go, and keeps what was done with them. Workers.
final class PageVisits {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Visits visits;
  private final Shelf shelf;

  PageVisits(Visits visits, Shelf shelf) {
    this.visits = visits;
    this.shelf = shelf;
  }

  PageAnswer begin(PageAsk ask, Entry entry) {
    boolean phrase = ask.text("when").filter("phrase"::equals).isPresent();
    var manner =
        new Visits.Manner(
            phrase ? Visitors.Entry.PHRASE : Visitors.Entry.BAR, ask.text("beside").isPresent());
    listened(visits.begin(entry, Cards.target(ask), manner));
    return answer();
  }

  PageAnswer end() {
    listened(visits.end());
    return answer();
  }

  PageAnswer keep() {
    Optional<Visits.Tried> tried = visits.keep();
    listened(tried);
    tried.ifPresent(kept -> shelf.record(Act.USE, kept.entry(), 0));
    return answer();
  }

  PageAnswer giveBack(PageAsk ask) {
    visits.giveBack(Role.valueOf(ask.need("role").toUpperCase(Locale.ROOT)));
    return answer();
  }

  private void listened(Optional<Visits.Tried> tried) {
    tried.ifPresent(was -> shelf.record(Act.AUDITION, was.entry(), was.seconds()));
  }

  private PageAnswer answer() {
    return PageAnswer.json(JSON.createObjectNode().set("visits", json(visits)));
  }

  /// Who is in the band.
  static ArrayNode json(Visits visits) {
    ArrayNode list = JSON.createArrayNode();
    for (Visits.Visit visit : visits.all()) {
      var node = list.addObject();
      node.put("path", visit.entry().path().toString());
      node.put("name", String.valueOf(visit.entry().path().getFileName()));
      node.put("kept", visit.isKept());
      var roles = node.putArray("roles");
      visit.roles().forEach(role -> roles.add(role.id()));
    }
    return list;
  }
}
