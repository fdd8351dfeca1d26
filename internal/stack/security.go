package stack

import (
	"slices"

	"flota.dev/flota/internal/fleet"
)

type security struct {
	Actions []string `json:"actions"`
}

func newSecurity(s fleet.Security) security {
	return security{Actions: slices.Concat([]string{}, s.Actions)}
}
