package pipeline

import (
	"fmt"
	"maps"
	"regexp"
)

// reference matches #{NAMESPACE.NAME} in a configuration (CodePipeline User Guide, "Variables").
var reference = regexp.MustCompile(`#\{([A-Za-z0-9@_-]+)\.([A-Za-z0-9@_-]+)\}`)

// resolve puts values in place of variables.
func (c *controller) resolve(x *Execution, text string) (string, error) {
	var missing error
	out := reference.ReplaceAllStringFunc(text, func(match string) string {
		part := reference.FindStringSubmatch(match)
		value, ok := c.value(x, part[1], part[2])
		if !ok && missing == nil {
			missing = fmt.Errorf("variable %s has no value: no action before has put it out", match)
		}
		return value
	})
	return out, missing
}

func (c *controller) value(x *Execution, namespace, name string) (string, bool) {
	switch namespace {
	case "codepipeline":
		if name == "PipelineExecutionId" {
			return x.ID, true
		}
		return "", false
	case "variables":
		v, ok := x.Variables[name]
		return v, ok
	}
	v, ok := x.Namespaces[namespace][name]
	return v, ok
}

// resolveAll puts values in place of variables in a whole configuration.
func (c *controller) resolveAll(x *Execution, configuration map[string]string) (map[string]string, error) {
	out := maps.Clone(configuration)
	for name, text := range out {
		value, err := c.resolve(x, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = value
	}
	return out, nil
}
