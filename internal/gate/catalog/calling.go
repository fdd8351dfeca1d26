package catalog

import (
	"maps"
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Modules of the registry whose calls are looked at where the module has not been fetched.
const (
	ecrModule      = "terraform-aws-modules/ecr/aws"
	ecsModule      = "terraform-aws-modules/ecs/aws"
	eksModule      = "terraform-aws-modules/eks/aws"
	kmsModule      = "terraform-aws-modules/kms/aws"
	lambdaModule   = "terraform-aws-modules/lambda/aws"
	logGroupModule = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
)

// calling wants a condition of resources, and another of calls of a module
// that makes them, where what it makes cannot be seen.
func calling(module string, called, made check.Condition) check.Look {
	return func(s *check.Subject) {
		switch {
		case s.Mode != config.Call:
			check.Want(made)(s)
		case unreadCall(s, module):
			check.Want(called)(s)
		}
	}
}

// notEmpty wants an argument to be left out, or to say something.
func notEmpty(path string) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		if v.Absent() {
			return check.Answer{Truth: config.Yes}
		}
		return check.Answer{Truth: v.Given(), Value: v, Got: path + " is empty"}
	}
}

// servicesPrivate wants no service of a call to give its tasks public addresses.
func servicesPrivate(s *check.Subject, b *config.Block) check.Answer {
	for _, services := range b.Find("services") {
		for _, name := range slices.Sorted(maps.Keys(services.Attributes)) {
			if a := check.False(name+".assign_public_ip", false)(s, services); a.Truth != config.Yes {
				return a
			}
		}
	}
	return check.Answer{Truth: config.Yes}
}
