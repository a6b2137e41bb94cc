package io.sideman.app.link;

import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.style.Style;
import java.util.List;

/// Players of another style, made while the band plays, who take over on a bar line.
record StyleChange(Wish wish, Style style, List<RolePlayer> players) {}
