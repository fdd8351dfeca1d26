package fleet

import (
	"regexp"
	"slices"
)

// endpoint is the end of a service's name in com.amazonaws.<region>.<name>.
var endpoint = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)

func (l *loader) checkEndpoints(base *node, n Network) {
	for i, name := range n.Endpoints {
		at := base.itemAt(i, "network", "endpoints")
		switch {
		case name == "s3":
			l.report.add(at, "remove it", "base.network.endpoints: S3 is always reached within the VPC")
		case !endpoint.MatchString(name):
			l.report.add(at, "for example secretsmanager, ecr.api or ecr.dkr", "base.network.endpoints %q is not the name of an AWS service's endpoint", name)
		case slices.Index(n.Endpoints, name) < i:
			l.report.add(at, "remove one of them", "base.network.endpoints holds %q twice", name)
		}
	}
}
