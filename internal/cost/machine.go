package cost

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/fleet"
)

func (r *reckoning) instances(all map[string]fleet.Instance) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		i := all[name]
		hours := r.running(i.Schedule)
		r.add(Fixed, "instance "+name, fmt.Sprintf("%s, %s, %.0f hours", i.Type, i.OS, hours), hours*r.price("ec2."+i.OS+"."+i.Type+".hour"))
		r.add(Fixed, "disk of "+name, fmt.Sprintf("%d GB", i.DiskGB), float64(i.DiskGB)*r.price("ebs.gp3_gb"))
	}
}

const (
	weeksPerMonth = 52.0 / 12
	// patchHours is for how long a scheduled instance is woken each week to be patched (modules/compute/patching).
	patchHours = 3.5
)

// running is how many hours a month an instance runs. One that people start is
// assumed to run for some hours of its days.
func (r *reckoning) running(h *fleet.Hours) float64 {
	if h == nil {
		return HoursPerMonth
	}
	day := r.assume("started_hours_a_day")
	start, err := time.Parse("15:04", h.Start)
	stop, err2 := time.Parse("15:04", h.Stop)
	if err == nil && err2 == nil {
		if !stop.After(start) {
			stop = stop.Add(24 * time.Hour)
		}
		day = stop.Sub(start).Hours()
	}
	return min((day*float64(len(h.Days))+patchHours)*weeksPerMonth, HoursPerMonth)
}

func (r *reckoning) workspaces(w *fleet.Workspaces) {
	if w == nil {
		return
	}
	if w.DirectoryID == "" {
		r.add(Fixed, "directory", "a small Simple AD", r.hourly("directory.simple_ad_hour"))
		r.add(Fixed, "network of the desktops", "a NAT gateway with an address", r.hourly("nat.hour")+r.hourly("ipv4.hour"))
	}
	users := float64(len(w.Users))
	if users == 0 {
		return
	}
	hardware, _, _ := strings.Cut(w.Bundle, " ")
	hours := r.assume("desktop_hours")
	r.add(Fixed, "desktops", fmt.Sprintf("%g × %s", users, hardware), users*r.price("workspaces."+hardware+".month"))
	r.add(Usage, "hours of desktops", fmt.Sprintf("%g hours each", hours), users*hours*r.price("workspaces."+hardware+".hour"))
}
