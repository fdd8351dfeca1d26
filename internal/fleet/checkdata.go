package fleet

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	class = regexp.MustCompile(`^db\.[a-z0-9-]+\.[a-z0-9]+$`)
	// auroraClass leaves out the sizes that Aurora does not have.
	auroraClass = regexp.MustCompile(`^db\.[a-z0-9-]+\.(medium|[0-9]*x?large)$`)
	function    = regexp.MustCompile(`^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_:-]+$`)
)

const (
	// logs is the bucket for access logs that each environment has.
	logs = "logs"
	// parameterValue is how long the value of a standard parameter may be (API: PutParameter).
	parameterValue = 4096
)

func (l *loader) checkDatabase(parent *node, name string, db Database) {
	l.checkName(parent.keyAt(name), "database", name)
	path, aurora := "base.databases."+name, db.Engine == AuroraPostgres
	switch at := parent.at(name, "class"); {
	case !class.MatchString(db.Class):
		l.report.add(at, "for example class: db.t4g.medium", "%s.class %q is not an RDS instance class", path, db.Class)
	case aurora && !auroraClass.MatchString(db.Class):
		l.report.add(at, "for example class: db.t4g.medium, or capacity: {min: 0.5, max: 2}", "%s.class: Aurora does not run on %s", path, db.Class)
	}
	for _, key := range []string{"capacity", "replicas"} {
		if !aurora && parent.has(name, key) {
			l.report.add(parent.at(name, key), "add engine: "+AuroraPostgres+", or remove it", "%s.%s is for Aurora only", path, key)
		}
	}
	if aurora && parent.has(name, "storage_gb") {
		l.report.add(parent.at(name, "storage_gb"), "remove it", "%s.storage_gb: Aurora's storage grows by itself", path)
	}
	if c := db.Capacity; aurora && c != nil {
		at := parent.at(name, "capacity")
		if parent.has(name, "class") {
			l.report.add(at, "keep one of them", "%s has a class and a capacity", path)
		}
		if c.Max < 1 || c.Min > c.Max {
			l.report.add(at, "for example capacity: {min: 0.5, max: 2}", "%s.capacity: max must be at least 1, and not less than min", path)
		}
	}
}

func (l *loader) checkBucket(s *staged, name string, b Bucket) {
	n, path := s.base.get("buckets"), "base.buckets."+name
	key := n.keyAt(name)
	l.checkName(key, "bucket", name)
	if name == logs {
		l.report.add(key, "give it another name", "no bucket can be named %q: each environment has one of that name", logs)
	}
	regions := []string{s.Region}
	if b.Replicate != "" {
		regions = append(regions, b.Replicate)
		l.checkRegion(n.at(name, "replicate"), path+".replicate", b.Replicate)
	}
	if b.Replicate == s.Region && s.Region != "" {
		l.report.add(n.at(name, "replicate"), "name another region", "%s.replicate is the region that the bucket is in", path)
	}
	longest := slices.MaxFunc(regions, func(a, b string) int { return len(a) - len(b) })
	l.fits(key, "the bucket's name", strings.Join([]string{l.manifest.Name, s.Name, name, s.Account, longest}, "-"), "the bucket", bucketName)
	for word, asked := range map[string]bool{"replicate": b.Replicate != "", "lock_days": b.LockDays > 0} {
		if asked && !b.Versioned {
			l.report.add(n.at(name, word), "remove versioned: false", "%s.%s needs old versions", path, word)
		}
	}
	if b.TierDays > 0 && b.ExpireDays > 0 && b.TierDays >= b.ExpireDays {
		l.report.add(n.at(name, "tier_days"), "move objects before they expire, or not at all", "%s: objects expire after %s, before they would move", path, count(b.ExpireDays, "day"))
	}
}

func (l *loader) checkSecrets(s *staged) {
	n := s.base.get("secrets")
	for name, secret := range s.Base.Secrets {
		path := "base.secrets." + name
		l.checkName(n.keyAt(name), "secret", name)
		switch at := n.at(name, "rotate_by"); {
		case secret.RotateDays > 0 && secret.RotateBy == "":
			l.report.add(n.at(name, "rotate_days"), "add rotate_by, the ARN of a Lambda function that makes a new value", "%s.rotate_days needs a rotate_by", path)
		case secret.RotateBy != "" && secret.RotateDays == 0:
			l.report.add(at, "for example rotate_days: 30", "%s.rotate_by needs rotate_days", path)
		case secret.RotateBy != "" && !function.MatchString(secret.RotateBy):
			l.report.add(at, "for example arn:aws:lambda:us-east-1:111111111111:function:rotate", "%s.rotate_by %q is not the ARN of a Lambda function", path, secret.RotateBy)
		}
	}
}

func (l *loader) checkParameters(n *node, parameters map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		l.checkName(n.keyAt(name), "parameter", name)
		switch value := parameters[name]; {
		case value == "":
			l.report.add(n.at(name), "give it a value, or remove it", "base.parameters.%s is empty", name)
		case len(value) > parameterValue:
			l.report.add(n.at(name), "", "base.parameters.%s has %d characters, and AWS allows %d", name, len(value), parameterValue)
		}
	}
}
