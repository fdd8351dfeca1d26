package reach

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// GroupModule is the registry's module for security groups.
const GroupModule = "terraform-aws-modules/security-group/aws"

// Called are the rules that a call of GroupModule asks for: those written out
// as maps with their ranges, and those that the module knows by name.
func Called(s *check.Subject) []Rule {
	var out []Rule
	for prefix, in := range map[string]config.Truth{"ingress": config.Yes, "egress": config.No} {
		common := Sources(s.World, s.Block, prefix+"_cidr_blocks", prefix+"_ipv6_cidr_blocks", prefix+"_prefix_list_ids")
		for _, kind := range []string{"_with_cidr_blocks", "_with_ipv6_cidr_blocks"} {
			blocks, _ := nested(s.Block, prefix+kind)
			for _, b := range blocks {
				out = append(out, calledRule(s, b, in, common))
			}
		}
		names, _ := s.Get(prefix + "_rules").Texts()
		for _, name := range names {
			if ports, ok := wellKnown[name]; ok {
				out = append(out, Rule{Block: s.Block, In: in, Allows: config.Yes, Ports: ports, Sources: common, named: true})
			}
		}
	}
	return out
}

func calledRule(s *check.Subject, b *config.Block, in config.Truth, common []Source) Rule {
	r := Rule{Block: b, In: in, Allows: config.Yes, Ports: portsOf(b, "protocol"), Sources: Sources(s.World, b, "cidr_blocks", "ipv6_cidr_blocks")}
	if name, _ := b.Get("rule").Text(""); name != "" {
		r.Ports = wellKnown[name]
	}
	if b.Get("cidr_blocks").Absent() && b.Get("ipv6_cidr_blocks").Absent() {
		r.Sources = common
	}
	return r
}

func one(protocol string, port int) Ports { return Ports{protocol, port, port, true} }

// wellKnown are rules that GroupModule knows by name, of those that matter most.
var wellKnown = map[string]Ports{
	"all-all":                      {"all", 0, 0, true},
	"all-tcp":                      {"tcp", 0, 65535, true},
	"all-udp":                      {"udp", 0, 65535, true},
	"cassandra-clients-tcp":        one("tcp", 9042),
	"cassandra-thrift-clients-tcp": one("tcp", 9160),
	"cassandra-jmx-tcp":            one("tcp", 7199),
	"consul-webui-http-tcp":        one("tcp", 8500),
	"dns-tcp":                      one("tcp", 53),
	"dns-udp":                      one("udp", 53),
	"docker-swarm-mngmt-tcp":       one("tcp", 2377),
	"elasticsearch-java-tcp":       one("tcp", 9300),
	"elasticsearch-rest-tcp":       one("tcp", 9200),
	"grafana-tcp":                  one("tcp", 3000),
	"http-80-tcp":                  one("tcp", 80),
	"http-8080-tcp":                one("tcp", 8080),
	"https-443-tcp":                one("tcp", 443),
	"https-8443-tcp":               one("tcp", 8443),
	"kafka-broker-tcp":             one("tcp", 9092),
	"kafka-broker-tls-tcp":         one("tcp", 9094),
	"kibana-tcp":                   one("tcp", 5601),
	"kubernetes-api-tcp":           one("tcp", 6443),
	"ldap-tcp":                     one("tcp", 389),
	"ldaps-tcp":                    one("tcp", 636),
	"logstash-tcp":                 one("tcp", 5044),
	"memcached-tcp":                one("tcp", 11211),
	"mongodb-27017-tcp":            one("tcp", 27017),
	"mongodb-27018-tcp":            one("tcp", 27018),
	"mongodb-27019-tcp":            one("tcp", 27019),
	"mssql-tcp":                    one("tcp", 1433),
	"mssql-udp":                    one("udp", 1434),
	"mssql-analytics-tcp":          one("tcp", 2383),
	"mssql-broker-tcp":             one("tcp", 4022),
	"mysql-tcp":                    one("tcp", 3306),
	"nfs-tcp":                      one("tcp", 2049),
	"oracle-db-tcp":                one("tcp", 1521),
	"postgresql-tcp":               one("tcp", 5432),
	"prometheus-http-tcp":          one("tcp", 9090),
	"puppet-tcp":                   one("tcp", 8140),
	"rabbitmq-5672-tcp":            one("tcp", 5672),
	"rabbitmq-15672-tcp":           one("tcp", 15672),
	"rdp-tcp":                      one("tcp", 3389),
	"rdp-udp":                      one("udp", 3389),
	"redis-tcp":                    one("tcp", 6379),
	"redshift-tcp":                 one("tcp", 5439),
	"smtp-tcp":                     one("tcp", 25),
	"ssh-tcp":                      one("tcp", 22),
	"web-jmx-tcp":                  one("tcp", 1099),
	"winrm-http-tcp":               one("tcp", 5985),
	"winrm-https-tcp":              one("tcp", 5986),
	"zookeeper-2181-tcp":           one("tcp", 2181),
}
