package gate

import (
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/stack"
)

// Stacks evaluates stacks of a fleet, which must stand after those they need,
// as stack.All has them. What a stack takes from another is what that one's
// outputs evaluate to, so that references lead from stack to stack. The error
// holds every stack that cannot be read.
func Stacks(w *config.Workspace, l *stack.Layout, instances []stack.Instance) ([]*config.Stack, error) {
	var out []*config.Stack
	var failed diag.List
	outputs := map[string]map[string]cty.Value{}
	for _, i := range instances {
		work, err := l.Materialise(i, nil)
		if err != nil {
			return nil, err
		}
		s, err := w.Evaluate(config.Options{Dir: work.Dir, Name: i.ID, Inputs: inputs(i, outputs), Origins: work.Origins})
		if err != nil {
			failed = append(failed, diag.Problems(err)...)
			continue
		}
		outputs[i.ID] = s.Outputs
		out = append(out, s)
	}
	return out, failed.Err()
}

// inputs are the variables that hold other stacks' outputs. A stack that
// could not be read gives none, and its placeholders stay.
func inputs(i stack.Instance, outputs map[string]map[string]cty.Value) map[string]cty.Value {
	in := map[string]cty.Value{}
	for variable, id := range i.Upstream() {
		if upstream, ok := outputs[id]; ok {
			in[variable] = cty.ObjectVal(upstream)
		}
	}
	return in
}
