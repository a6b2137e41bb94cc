# A host in a program, for the acceptance of the link: `make linkhost`.
LINKHOST_SOURCES := $(wildcard acceptance/linkhost/*.cpp)
LINKHOST_OBJECTS := $(LINKHOST_SOURCES:%.cpp=$(BUILD)/%.o)

.PHONY: linkhost
linkhost: $(BUILD)/bin/linkhost$(EXE)

$(BUILD)/bin/linkhost$(EXE): $(LINKHOST_OBJECTS) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ -o $@

-include $(LINKHOST_OBJECTS:.o=.d)
