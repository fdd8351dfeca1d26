package deployer

import (
	"strings"

	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/store"
)

// Caller carries out the operations that universal targets of schedules name.
type Caller interface {
	Call(at machines.Place, target string, input []byte) error
}

// callTarget calls AWS's API as a schedule's target says, and returns what it
// called. A target that is of another kind calls nothing.
func (d *Deployer) callTarget(near store.Key, target store.ScheduleTarget) (called string, err error) {
	operation, ok := strings.CutPrefix(target.ARN, machines.Universal)
	if !ok {
		return "", nil
	}
	return operation, d.cfg.Machines.Call(machines.Place{Account: near.Account, Region: near.Region}, target.ARN, []byte(target.Input))
}
