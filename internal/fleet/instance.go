package fleet

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"time"
	_ "time/tzdata" // a machine without a database of time zones knows them too
)

// Instance is one EC2 instance.
type Instance struct {
	// OS is the operating system. Default: linux.
	OS string `yaml:"os" jsonschema:"default=linux,enum=linux,enum=windows"`
	// Version is the operating system's: 2023 of Amazon Linux, 2022 or 2025 of Windows Server. Default: 2023, or 2025 for windows.
	Version string `yaml:"version" jsonschema:"example=2023"`
	// Type is the EC2 instance type. Default: t4g.micro, or t3.large for windows.
	Type string `yaml:"type" jsonschema:"example=t4g.micro"`
	// DiskGB is the disk in gibibytes. Default: 20, or 50 for windows.
	DiskGB int `yaml:"disk_gb" jsonschema:"minimum=8,maximum=16384"`
	// Databases are those under base.databases that the instance may connect to.
	Databases []string `yaml:"databases"`
	// Schedule is when the instance runs. Default: always.
	Schedule *Hours `yaml:"schedule"`
}

// Hours are when something runs that is stopped at other times.
type Hours struct {
	// Start is when it is started. Default: a person starts it.
	Start string `yaml:"start" jsonschema:"example=\"08:00\""`
	// Stop is when it is stopped.
	Stop string `yaml:"stop" jsonschema:"required,example=\"20:00\""`
	// Zone is the time zone of both. Default: UTC.
	Zone string `yaml:"zone" jsonschema:"default=UTC"`
	// Days are those on which it is started and stopped. Default: MON, TUE, WED, THU, FRI.
	Days []string `yaml:"days"`
}

var (
	workdays = []string{"MON", "TUE", "WED", "THU", "FRI"}
	weekdays = append(slices.Clone(workdays), "SAT", "SUN")
	// graviton matches instance types with Amazon's ARM processors, such as t4g.micro.
	graviton = regexp.MustCompile(`^[a-z]+[0-9]+g[a-z]*\.`)
	machine  = regexp.MustCompile(`^[a-z0-9-]+\.[a-z0-9-]+$`)
	clock    = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

// systems are the versions of each operating system, the default first, and what an instance with it gets.
var systems = map[string]struct {
	versions []string
	kind     string
	diskGB   int // by default
	leastGB  int // the size of the image
}{
	"linux":   {[]string{"2023"}, "t4g.micro", 20, 8},
	"windows": {[]string{"2025", "2022"}, "t3.large", 50, 30},
}

// settle sets what hangs on the operating system.
func (i *Instance) settle() {
	if system, ok := systems[i.OS]; ok {
		i.Version = cmp.Or(i.Version, system.versions[0])
		i.Type = cmp.Or(i.Type, system.kind)
		i.DiskGB = cmp.Or(i.DiskGB, system.diskGB)
	}
	if i.Schedule != nil && len(i.Schedule.Days) == 0 {
		i.Schedule.Days = workdays
	}
}

func (l *loader) checkInstance(s *staged, name string, i Instance) {
	parent, path := s.base.get("instances"), "base.instances."+name
	n := parent.get(name)
	l.checkName(parent.keyAt(name), "instance", name)
	l.fits(parent.keyAt(name), "the instance's name", l.manifest.Name+"-"+s.Name+"-"+name, "the instance", instanceName)
	system := systems[i.OS]
	if !slices.Contains(system.versions, i.Version) {
		l.report.add(n.at("version"), "for example version: "+`"`+system.versions[0]+`"`, "%s.version %q is none of %s", path, i.Version, i.OS)
	}
	if !machine.MatchString(i.Type) {
		l.report.add(n.at("type"), "for example type: t4g.micro", "%s.type %q is not an EC2 instance type", path, i.Type)
	}
	if i.OS == "windows" && graviton.MatchString(i.Type) {
		l.report.add(n.at("type"), "for example type: t3.large", "%s: windows does not run on %s, an ARM machine", path, i.Type)
	}
	if i.DiskGB < system.leastGB {
		l.report.add(n.at("disk_gb"), "", "%s.disk_gb must be at least %d for %s, not %d", path, system.leastGB, i.OS, i.DiskGB)
	}
	for at, database := range i.Databases {
		if _, ok := s.Base.Databases[database]; !ok {
			l.report.add(n.itemAt(at, "databases"), suggest(database, slices.Sorted(maps.Keys(s.Base.Databases)), ""), "%s: base.databases has no %q", path, database)
		}
	}
	if i.Schedule != nil {
		l.checkHours(n.get("schedule"), path+".schedule", *i.Schedule)
	}
}

func (l *loader) checkHours(n *node, path string, h Hours) {
	for key, at := range map[string]string{"start": h.Start, "stop": h.Stop} {
		if n.has(key) && !clock.MatchString(at) {
			l.report.add(n.at(key), "for example "+key+`: "08:30"`, "%s.%s must be a time of 24 hours, not %q", path, key, at)
		}
	}
	if !n.has("stop") {
		l.missing(n.place, "stop", path, `stop: "20:00"`)
	}
	if h.Start != "" && h.Start == h.Stop {
		l.report.add(n.at("stop"), "", "%s starts and stops at the same time", path)
	}
	if _, err := time.LoadLocation(h.Zone); err != nil {
		l.report.add(n.at("zone"), "for example zone: America/Sao_Paulo", "%s.zone %q is not a time zone", path, h.Zone)
	}
	for at, day := range h.Days {
		if !slices.Contains(weekdays, day) {
			l.report.add(n.itemAt(at, "days"), "days are MON, TUE, WED, THU, FRI, SAT, SUN", "%s.days: %q is not a day", path, day)
		}
	}
}
