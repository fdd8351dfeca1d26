package pipeline

import "flota.dev/flota/internal/sandbox/store"

// View is a pipeline as it is at one moment. It is not to be changed, nor kept.
type View struct {
	Definition store.Pipeline
	State      State
	// Executions are those that are remembered, the newest last.
	Executions []*Execution
	// Versions are the definitions that the executions began with.
	Versions map[int]store.Pipeline
	Key      store.Key
}

// Look calls see with a pipeline as it is now.
func (e *Engine) Look(key store.Key, see func(View) error) error {
	c, err := e.controller(key)
	if err != nil {
		return err
	}
	defer c.turn.take()()
	return see(View{Definition: c.newest(), State: c.state, Executions: c.executions, Versions: c.versions, Key: c.key})
}

// Waits returns the executions that wait in front of a stage, the oldest first.
func (v View) Waits(stage string) []*Execution {
	var out []*Execution
	for _, x := range v.Executions {
		if stages := v.Versions[x.Version].Stages; x.Waiting() && x.At < len(stages) && stages[x.At].Name == stage {
			out = append(out, x)
		}
	}
	return out
}
