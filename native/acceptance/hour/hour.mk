# The program of .ci/acceptance/50-hour.
.PHONY: hour
hour: $(BUILD)/bin/hour
$(BUILD)/bin/hour: $(BUILD)/acceptance/hour/hour.o $(BUILD)/acceptance/kill/process.o $(EDGE_LIB)
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ -o $@

-include $(wildcard $(BUILD)/acceptance/hour/*.d)
