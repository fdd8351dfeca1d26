package fleet

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

var (
	label   = regexp.MustCompile(`^[a-z]([a-z0-9]|-[a-z0-9])*$`)
	account = regexp.MustCompile(`^[0-9]{12}$`)
	region  = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]$`)
	domain  = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)
	email   = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`)
)

const labelRule = "use lower-case letters, digits and single hyphens, and begin with a letter"

// Lengths that AWS allows, and what is left of them for <fleet>-<env> and
// <fleet>-<env>-<service> when the modules add their endings.
const (
	balancerName = 32 // Elastic Load Balancing, CreateLoadBalancer and CreateTargetGroup
	roleName     = 64 // IAM, CreateRole
	bucketName   = 63 // S3, bucket naming rules
	instanceName = 50 // EventBridge Scheduler, CreateSchedule: 64 with "-instance-start"
)

// reserved are the names that stand in the place of an environment's in the ids of stacks.
var reserved = []string{"core", "shared"}

func (l *loader) checkFleet() {
	m, n := l.manifest, l.root
	for _, key := range []string{"apiVersion", "fleet", "environments", "services"} {
		if !n.has(key) {
			l.missing(n.place, key, "", samples[key])
		}
	}
	if n.has("fleet") {
		l.checkName(n.at("fleet"), "fleet", m.Name)
		if m.Name == "internal" || strings.HasPrefix(m.Name, "internal-") {
			l.report.add(n.at("fleet"), "give the fleet another name", "AWS allows no load balancer whose name begins with \"internal-\"")
		}
	}
	if n.has("region") {
		l.checkRegion(n.at("region"), "region", m.Region)
	}
	if n.has("shared", "account") {
		l.checkAccount(n.at("shared", "account"), "shared.account", m.Shared.Account)
	}
	if n.has("shared", "region") {
		l.checkRegion(n.at("shared", "region"), "shared.region", m.Shared.Region)
	}
	l.checkModules()
	l.checkHCP()
	l.checkOIDC()
	if n.get("environments") != nil && len(l.stages) == 0 {
		l.report.add(n.at("environments"), "for example "+samples["environments"], "there is no environment")
	}
	l.checkWorkspaces()
	if m.Budget.Live == 0 || m.Budget.Rollback == 0 {
		l.report.add(n.at("budget"), "for example budget: {live: 10m, rollback: 2m}", "a budget must be longer than 0")
	}
}

// samples show how a required key is written.
var samples = map[string]string{
	"apiVersion":   "apiVersion: " + Version,
	"fleet":        "fleet: cambio",
	"environments": `environments: {dev: {account: "111111111111", domain: dev.example.com}}`,
	"services":     "services: services/*/service.yaml",
	"account":      `account: "111111111111"`,
	"domain":       "domain: dev.example.com",
	"region":       "region: us-east-1",
}

func (l *loader) missing(at place, key, path, sample string) {
	l.report.add(at, "add "+sample, "%s is missing%s", key, in(path))
}

func (l *loader) checkName(at place, path, name string) {
	if !label.MatchString(name) {
		l.report.add(at, labelRule, "%s %q is not a valid name", path, name)
	}
}

func (l *loader) checkAccount(at place, path, id string) {
	if !account.MatchString(id) {
		l.report.add(at, `for example account: "012345678901"`, "%s must be an AWS account id of 12 digits, not %q", path, id)
	}
}

func (l *loader) checkRegion(at place, path, name string) {
	if !region.MatchString(name) {
		l.report.add(at, "for example us-east-1", "%s %q is not an AWS region", path, name)
	}
}

// fits checks that a computed AWS name is not too long.
func (l *loader) fits(at place, shorten, name, what string, most int) {
	if over := len(name) - most; over > 0 {
		l.report.add(at, fmt.Sprintf("shorten %s by %s", shorten, count(over, "character")),
			"%s would be named %q: %d characters, and AWS allows %d", what, name, len(name), most)
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (l *loader) checkStage(s *staged) {
	parent, path := l.root.get("environments"), "environments."+s.Name
	n, key := parent.get(s.Name), parent.keyAt(s.Name)
	l.checkName(key, "environment", s.Name)
	if slices.Contains(reserved, s.Name) {
		l.report.add(key, "give it another name", "no environment can be named %q: stacks have that name", s.Name)
	}
	l.fits(key, "the fleet's or the environment's name", l.manifest.Name+"-"+s.Name+"-services", "the internal load balancer", balancerName)
	for _, k := range []string{"account", "domain"} {
		if !n.has(k) {
			l.missing(key, k, path, samples[k])
		}
	}
	switch {
	case s.Region == "":
		l.missing(key, "region", path, samples["region"]+", here or at the top")
	case n.has("region"):
		l.checkRegion(n.at("region"), path+".region", s.Region)
	}
	if n.has("account") {
		l.checkAccount(n.at("account"), path+".account", s.Account)
	}
	if n.has("domain") && !domain.MatchString(s.Domain) {
		l.report.add(n.at("domain"), "for example "+samples["domain"], "%s.domain %q is not a DNS name", path, s.Domain)
	}
	l.checkRole(n, path, s)
	l.checkBase(s)
}

func (l *loader) checkBase(s *staged) {
	b, n := s.Base, s.base
	l.checkCIDR(n.at("network", "cidr"), "base.network", b.Network.CIDR)
	l.checkEndpoints(n, b.Network)
	l.checkSecurity(n, b.Security)
	l.checkEdge(n, b.Edge)
	for name, db := range b.Databases {
		l.checkDatabase(n.get("databases"), name, db)
	}
	for name, bucket := range b.Buckets {
		l.checkBucket(s, name, bucket)
	}
	l.checkSecrets(s)
	l.checkParameters(n.get("parameters"), b.Parameters)
	for name, i := range b.Instances {
		l.checkInstance(s, name, i)
	}
	l.checkMonitoring(s)
}

// checkCIDR looks at the range of a VPC that stands under a path.
func (l *loader) checkCIDR(at place, path, cidr string) {
	prefix, err := netip.ParsePrefix(cidr)
	switch {
	case err != nil || !prefix.Addr().Is4():
		l.report.add(at, "for example cidr: 10.0.0.0/16", "%s.cidr %q is not an IPv4 range", path, cidr)
	case prefix.Bits() < 16 || prefix.Bits() > 20:
		l.report.add(at, fmt.Sprintf("for example cidr: %s/16", prefix.Addr()), "%s.cidr must be from /16 to /20, not /%d", path, prefix.Bits())
	case prefix != prefix.Masked():
		l.report.add(at, "write cidr: "+prefix.Masked().String(), "%s.cidr %s does not begin where its range begins", path, cidr)
	}
}
