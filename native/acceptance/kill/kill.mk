# The programs of .ci/acceptance/40-kill.
kill_objects := $(BUILD)/acceptance/kill
kill_parts := $(kill_objects)/process.o $(kill_objects)/host.o
kill_programs := $(BUILD)/bin/kill-companion $(BUILD)/bin/kill-host $(BUILD)/bin/kill-jack

.PHONY: kill
kill: $(kill_programs)

$(BUILD)/bin/kill-jack: $(kill_objects)/kill_jack.o $(kill_objects)/jack_player.o $(kill_objects)/process.o
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ $$(pkg-config --libs jack) -o $@

$(BUILD)/bin/kill-%: $(kill_objects)/kill_%.o $(kill_parts) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ -o $@

.SECONDARY:
-include $(wildcard $(kill_objects)/*.d)
