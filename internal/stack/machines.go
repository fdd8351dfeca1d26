package stack

import (
	"slices"

	"flota.dev/flota/internal/fleet"
)

type machine struct {
	OS        string   `json:"os"`
	Version   string   `json:"version"`
	Type      string   `json:"type"`
	DiskGB    int      `json:"disk_gb"`
	Databases []string `json:"databases"`
	// Schedule is null for a machine that always runs.
	Schedule *hours `json:"schedule"`
}

type hours struct {
	Start string   `json:"start,omitempty"`
	Stop  string   `json:"stop"`
	Zone  string   `json:"zone"`
	Days  []string `json:"days"`
}

func machines(all map[string]fleet.Instance) map[string]machine {
	out := map[string]machine{}
	for name, i := range all {
		m := machine{OS: i.OS, Version: i.Version, Type: i.Type, DiskGB: i.DiskGB, Databases: slices.Concat([]string{}, i.Databases)}
		if i.Schedule != nil {
			m.Schedule = new(hours(*i.Schedule))
		}
		out[name] = m
	}
	return out
}

type desktops struct {
	Directory   string   `json:"directory"`
	DirectoryID string   `json:"directory_id,omitempty"`
	Users       []string `json:"users"`
	Allow       []string `json:"allow"`
	Bundle      string   `json:"bundle"`
	CIDR        string   `json:"cidr"`
}

func desktopsOf(w *fleet.Workspaces) *desktops {
	if w == nil {
		return nil
	}
	return &desktops{
		Directory: w.Directory, DirectoryID: w.DirectoryID, Users: slices.Concat([]string{}, w.Users),
		Allow: slices.Concat([]string{}, w.Allow), Bundle: w.Bundle, CIDR: w.CIDR,
	}
}
