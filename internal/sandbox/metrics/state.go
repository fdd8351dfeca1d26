package metrics

import (
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// State returns where an alarm stands (OK, ALARM or INSUFFICIENT_DATA) and
// why. An alarm that was never evaluated, or is not there, is INSUFFICIENT_DATA.
func (m *Metrics) State(account, region, alarm string) (state, reason string) {
	s, ok := m.state(account, region, alarm)
	if !ok {
		return StateInsufficient, "Unchecked: Initial alarm creation"
	}
	return s.State, s.Reason
}

// SetState sets an alarm's state until its next evaluation (API SetAlarmState).
func (m *Metrics) SetState(account, region, alarm, state, reason string) error {
	switch state {
	case StateOK, StateAlarm, StateInsufficient:
	default:
		return fmt.Errorf("alarm state %q is not one of OK, ALARM and INSUFFICIENT_DATA", state)
	}
	return m.write(stateKey(account, region, alarm), state, reason)
}

func stateKey(account, region, alarm string) store.Key {
	return store.Key{Account: account, Region: region, Type: store.TypeAlarmState, ID: alarm}
}

func (m *Metrics) state(account, region, alarm string) (store.AlarmState, bool) {
	r, err := m.store.Get(stateKey(account, region, alarm))
	if err != nil {
		return store.AlarmState{}, false
	}
	s, err := store.Decode[store.AlarmState](r)
	return s, err == nil
}

// set writes the state of the alarm at key if it is another, and tells whether
// it was. A write that fails is made up for by the next evaluation.
func (m *Metrics) set(key store.Key, state, reason string) bool {
	if s, ok := m.state(key.Account, key.Region, key.ID); ok && s.State == state {
		return false
	}
	return m.write(stateKey(key.Account, key.Region, key.ID), state, reason) == nil
}

func (m *Metrics) write(key store.Key, state, reason string) error {
	a, err := store.Encode(store.AlarmState{State: state, Reason: reason, Updated: time.Now().UTC()})
	if err != nil {
		return err
	}
	return m.store.Put(key, a)
}
