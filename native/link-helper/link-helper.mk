# The Ableton Link helper: a program of its own, under the GPL (see link-helper/README.md). Built only when asked
# for; nothing else depends on it and it uses nothing else of this folder.
LINK_HELPER := $(BUILD)/bin/sideman-link$(EXE)
LINK_HELPER_FLAGS := $(OPTIMIZE) -std=c++20 -Wall -Wextra -Wpedantic -Werror -pthread -DASIO_STANDALONE
ifeq ($(shell uname -s),Darwin)
LINK_HELPER_FLAGS += -DLINK_PLATFORM_UNIX=1 -DLINK_PLATFORM_MACOSX=1
else
LINK_HELPER_FLAGS += -DLINK_PLATFORM_UNIX=1 -DLINK_PLATFORM_LINUX=1
endif

.PHONY: link-helper
link-helper: $(LINK_HELPER)

$(LINK_HELPER): $(wildcard link-helper/*.cpp link-helper/*.hpp) link-helper/link-helper.mk
	@printf '#include <ableton/Link.hpp>\n' | $(CXX) $(LINK_HELPER_FLAGS) -fsyntax-only -x c++ - 2>/dev/null || \
	  { echo "Ableton Link is missing; install it with:  apt-get install ableton-link-dev libasio-dev" >&2; exit 1; }
	@mkdir -p $(@D)
	$(CXX) $(LINK_HELPER_FLAGS) $(filter %.cpp,$^) -o $@

.PHONY: link-helper-test
link-helper-test: $(BUILD)/bin/link-helper-test
$(BUILD)/bin/link-helper-test: link-helper/test/two_helpers.cpp link-helper/osc.cpp link-helper/osc.hpp
	@mkdir -p $(@D)
	$(CXX) $(LINK_HELPER_FLAGS) $(filter %.cpp,$^) -o $@
