package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// groups of parameters, and how databases name them.
const (
	dbParameters      = "aws_db_parameter_group"
	clusterParameters = "aws_rds_cluster_parameter_group"
)

// parameter wants a parameter group that sets a parameter to what a pattern matches.
func parameter(name, pattern string) check.Condition {
	set := check.Some("parameter", check.And(check.OneOf("name", "", name), check.Match("value", "", pattern)))
	return func(s *check.Subject, b *config.Block) check.Answer {
		a := set(s, b)
		if a.Truth != config.No {
			return a
		}
		for _, p := range b.Find("parameter") {
			if n, _ := p.Get("name").Text(""); strings.EqualFold(n, name) {
				v := p.Get("value")
				return check.Answer{Value: v, Got: name + " is " + check.Show(v)}
			}
		}
		return check.Answer{Value: config.Value{Block: b, Range: b.Range}, Got: name + " is not set"}
	}
}

// parameterOr is parameter for one whose default is good as well where a condition is so.
func parameterOr(name, pattern string, byDefault check.Condition) check.Condition {
	return check.Or(parameter(name, pattern),
		check.And(check.Not(parameter(name, ``), name+" is set otherwise"), byDefault))
}

// parameters wants a condition of one of a database's parameter groups. Of a
// group that is made elsewhere nothing is known, and it passes; the default
// groups of AWS are known not to be changed.
func parameters(c check.Condition) check.Condition {
	return check.Or(
		check.Via("parameter_group_name", c, dbParameters),
		check.Via("db_cluster_parameter_group_name", c, clusterParameters),
		elsewhere("parameter_group_name", dbParameters), elsewhere("db_cluster_parameter_group_name", clusterParameters))
}

// elsewhere: a parameter group is named that the configuration does not have.
func elsewhere(path, typ string) check.Condition {
	return check.And(check.Given(path), check.Not(check.Match(path, "", `^default[.:]`), path+" may be a default group"),
		check.Not(check.Via(path, check.Exists, typ), path+" is in the configuration"))
}
