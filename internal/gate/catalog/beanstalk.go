package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// beanstalk are the checks of Elastic Beanstalk.
var beanstalk = []check.Check{
	{
		ID: "beanstalk-managed-updates", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Beanstalk environment is not kept up to date",
		Why:   "Patches of the operating system and of the platform arrive only when somebody thinks of them.",
		Mend: `setting {
  namespace = "aws:elasticbeanstalk:managedactions"
  name      = "ManagedActionsEnabled"
  value     = "true"
}`,
		Practices: []string{"SEC06-BP01", "SEC06-BP05"},
		Aliases:   []string{"CKV_AWS_340", "ElasticBeanstalk.2"},
		Types:     []string{"aws_elastic_beanstalk_environment"},
		Look:      beanstalkWants("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true"),
	},
	{
		ID: "beanstalk-enhanced-health", Family: check.Logging, Severity: check.Low,
		Title: "Beanstalk environment reports its health as the load balancer sees it",
		Why:   "An application that answers slowly or with errors counts as well.",
		Mend: `setting {
  namespace = "aws:elasticbeanstalk:healthreporting:system"
  name      = "SystemType"
  value     = "enhanced"
}`,
		Practices: []string{"REL06-BP01", "SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_312", "ElasticBeanstalk.1"},
		Types:     []string{"aws_elastic_beanstalk_environment"},
		Look:      beanstalkWants("aws:elasticbeanstalk:healthreporting:system", "SystemType|HealthStreamingEnabled", "enhanced|true"),
	},
	{
		ID: "beanstalk-log-streaming", Family: check.Logging, Severity: check.Low,
		Title: "Beanstalk environment keeps its logs on its machines",
		Why:   "They are gone with the machine, which a deployment or an intruder takes away.",
		Mend: `setting {
  namespace = "aws:elasticbeanstalk:cloudwatch:logs"
  name      = "StreamLogs"
  value     = "true"
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"ElasticBeanstalk.3"},
		Types:     []string{"aws_elastic_beanstalk_environment"},
		Look:      beanstalkWants("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true"),
	},
	{
		ID: "beanstalk-imdsv2", Family: check.Access, Severity: check.Medium,
		Title: "Beanstalk machines answer metadata requests without a token",
		Why:   "One request that the application can be talked into making gives away the credentials of the machine's role.",
		Mend: `setting {
  namespace = "aws:autoscaling:launchconfiguration"
  name      = "DisableIMDSv1"
  value     = "true"
}`,
		Practices: []string{"SEC06-BP02"},
		Types:     []string{"aws_elastic_beanstalk_environment"},
		Look:      beanstalkWants("aws:autoscaling:launchconfiguration", "DisableIMDSv1", "true"),
	},
}

// beanstalkWants wants an option of one of some names to have a value, in the
// environment itself or in the configuration template that it names.
func beanstalkWants(namespace, names, value string) check.Look {
	return func(s *check.Subject) {
		blocks := s.Find("setting")
		for _, t := range s.Named(s.Get("template_name"), "aws_elastic_beanstalk_configuration_template") {
			blocks = append(blocks, t.Find("setting")...)
		}
		best, at := config.No, s.Get("setting")
		for _, b := range blocks {
			if t := beanstalkHas(b, namespace, strings.Split(names, "|"), value); t > best {
				best, at = t, b.Get("value")
			}
		}
		name, _, _ := strings.Cut(names, "|")
		want, _, _ := strings.Cut(value, "|")
		switch best {
		case config.No:
			s.FailAt(s.Range, "no setting makes %s %s", name, want)
		case config.Unknown:
			s.Unsure(at, "%s is not known", name)
		}
	}
}

func beanstalkHas(b *config.Block, namespace string, names []string, value string) config.Truth {
	space, _ := b.Get("namespace").Text("")
	name, _ := b.Get("name").Text("")
	if space != namespace || !slices.Contains(names, name) {
		return config.Is(b.Maybe).And(config.Unknown)
	}
	v, known := b.Get("value").Text("")
	if !known {
		return config.Unknown
	}
	return config.Is(slices.Contains(strings.Split(value, "|"), strings.ToLower(v)))
}
