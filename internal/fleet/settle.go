package fleet

import (
	"cmp"
	"maps"
	"strings"
)

// settle sets the defaults that rest on other values, and clears what does not
// fit the service's kind.
func (v *view) settle() {
	s := v.Service
	if s.Kind == "" && !v.node.has("kind") {
		s.Kind = HTTP
	}
	s.Size.Memory = cmp.Or(s.Size.Memory, 2*s.Size.CPU)
	s.Count.Max = cmp.Or(s.Count.Max, s.Count.Min)
	switch s.Kind {
	case HTTP:
		if len(s.Route.Paths) == 0 {
			s.Route.Paths = []string{"/" + s.Name, "/" + s.Name + "/*"}
		}
		if len(s.Deploy.Verify.Paths) == 0 {
			s.Deploy.Verify.Paths = []string{s.Health.Path}
		}
		s.Deploy.Strategy = cmp.Or(s.Deploy.Strategy, BlueGreen)
	case Worker:
		s.Deploy.Strategy = cmp.Or(s.Deploy.Strategy, Rolling)
		s.Health, s.Route, s.Deploy.Verify = Health{}, Route{}, Verify{}
		if !s.Discovery {
			s.Port = 0
		}
	case Job:
		s.Port, s.Health, s.Route, s.Count, s.Deploy, s.Drain = 0, Health{}, Route{}, Count{}, Deploy{}, 0
	case Site:
		if len(s.Route.Paths) == 0 {
			s.Route.Paths = []string{"/*"}
		}
		s.Route.Public = true
		s.Port, s.Health, s.Size, s.Count, s.Deploy, s.Drain, s.Watch = 0, Health{}, Size{}, Count{}, Deploy{}, 0, Watch{}
	}
	if s.Route.Throttle != nil {
		s.Route.Throttle.settle()
	}
	if v.stage != nil {
		fillIn(s.Secrets, v.stage.Name)
	}
}

// fillIn puts the environment's name into the secrets' names.
func fillIn(secrets map[string]Secret, environment string) {
	for key, s := range maps.All(secrets) {
		s.Name = strings.ReplaceAll(s.Name, "{env}", environment)
		secrets[key] = s
	}
}

func settleReserved(r *Reserved) {
	if r != nil {
		r.Max = cmp.Or(r.Max, r.Machines)
	}
}

func settleBase(b *Base, environment string) {
	b.Alerts.Webhook.Name = strings.ReplaceAll(b.Alerts.Webhook.Name, "{env}", environment)
	b.Edge.settle()
	for name, db := range maps.All(b.Databases) {
		aurora := db.Engine == AuroraPostgres
		if db.Class == "" {
			db.Class = "db.t4g.micro"
			if aurora {
				db.Class = "db.t4g.medium"
			}
		}
		if aurora && db.MultiAZ {
			// Another zone's copy of an Aurora cluster is a reader.
			db.Replicas = max(db.Replicas, 1)
		}
		b.Databases[name] = db
	}
	for name, i := range maps.All(b.Instances) {
		i.settle()
		b.Instances[name] = i
	}
}

// AddressVariable returns the environment variable that holds the base URL of a
// needed http service: ACCOUNTS_URL for accounts, USER_DATA_URL for user-data.
func AddressVariable(service string) string {
	return strings.ToUpper(strings.ReplaceAll(service, "-", "_")) + "_URL"
}
