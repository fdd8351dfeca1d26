package catalog

import (
	"fmt"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/reach"
)

// sgPorts is a question about the ports of a rule: whether they are the ones
// that a check means, and how to name them.
type sgPorts func(reach.Ports) (config.Truth, string)

// sgPort asks for one port that is not merely one of all.
func sgPort(number int, name string, protocols ...string) sgPorts {
	said := fmt.Sprintf("port %d (%s)", number, name)
	return func(p reach.Ports) (config.Truth, string) { return p.Pick(number, protocols...), said }
}

// sgEvery asks for rules without a choice of ports.
func sgEvery(p reach.Ports) (config.Truth, string) {
	if p.Protocol == "tcp" || p.Protocol == "udp" {
		return p.Every(), "every " + strings.ToUpper(p.Protocol) + " port"
	}
	return p.Every(), "every port"
}

// sgSensitive asks for the ports of administration and data.
func sgSensitive(p reach.Ports) (config.Truth, string) {
	var names []string
	answer := config.No
	for _, service := range sgServices {
		for n := service.first; n <= service.last; n++ {
			t := p.Pick(n, "tcp", "udp")
			answer = answer.Or(t)
			if t == config.Yes {
				names = append(names, fmt.Sprintf("%d (%s)", n, service.name))
				break
			}
		}
	}
	return answer, sgSay(names)
}

func sgSay(names []string) string {
	switch n := len(names); {
	case n == 0:
		return "a port of administration or data"
	case n == 1:
		return "port " + names[0]
	case n > 3:
		names = append(names[:3:3], fmt.Sprintf("%d more", n-3))
	}
	last := len(names) - 1
	return "ports " + strings.Join(names[:last], ", ") + " and " + names[last]
}

// sgOther asks for ports that no other check knows.
func sgOther(p reach.Ports) (config.Truth, string) {
	said := fmt.Sprintf("port %d", p.First)
	switch {
	case !p.Known:
		said = "a port"
	case p.Last != p.First:
		said = fmt.Sprintf("ports %d to %d", p.First, p.Last)
	}
	answer := p.Carry("tcp", "udp").And(p.Every().Not())
	for _, n := range []int{22, 80, 443, 3389} {
		answer = answer.And(p.Pick(n, "tcp", "udp").Not())
	}
	sensitive, _ := sgSensitive(p)
	return answer.And(sensitive.Not()), said
}

// sgPrivileged asks for ports of administration and data, SSH and RDP among
// them, and for all ports at once.
func sgPrivileged(p reach.Ports) (config.Truth, string) {
	if t, name := sgEvery(p); t == config.Yes {
		return t, name
	}
	for _, q := range []sgPorts{sgPort(22, "SSH", "tcp"), sgPort(3389, "RDP", "tcp", "udp")} {
		if t, name := q(p); t == config.Yes {
			return t, name
		}
	}
	return sgSensitive(p)
}

// sgServices are what listens on ports that only administrators, or other
// parts of the same system, should reach. SSH, RDP and HTTP have checks of
// their own.
var sgServices = []struct {
	first, last int
	name        string
}{
	{20, 21, "FTP"},
	{23, 23, "Telnet"},
	{25, 25, "SMTP"},
	{53, 53, "DNS"},
	{69, 69, "TFTP"},
	{110, 110, "POP3"},
	{111, 111, "RPC"},
	{135, 135, "RPC of Windows"},
	{137, 139, "NetBIOS"},
	{143, 143, "IMAP"},
	{161, 162, "SNMP"},
	{389, 389, "LDAP"},
	{445, 445, "SMB"},
	{512, 514, "remote shells"},
	{636, 636, "LDAP over TLS"},
	{873, 873, "rsync"},
	{1433, 1434, "SQL Server"},
	{1521, 1522, "Oracle"},
	{2049, 2049, "NFS"},
	{2181, 2181, "ZooKeeper"},
	{2375, 2376, "Docker"},
	{2379, 2380, "etcd"},
	{2382, 2383, "SQL Server Analysis Services"},
	{2483, 2484, "Oracle"},
	{3000, 3000, "a web server under development"},
	{3020, 3020, "CIFS"},
	{3306, 3306, "MySQL"},
	{4333, 4333, "mSQL"},
	{4505, 4506, "Salt"},
	{5000, 5000, "a web server under development"},
	{5432, 5432, "PostgreSQL"},
	{5439, 5439, "Redshift"},
	{5500, 5500, "VNC"},
	{5601, 5601, "Kibana"},
	{5672, 5672, "RabbitMQ"},
	{5900, 5901, "VNC"},
	{5984, 5984, "CouchDB"},
	{5985, 5986, "WinRM"},
	{6379, 6379, "Redis"},
	{6443, 6443, "Kubernetes"},
	{7000, 7001, "Cassandra"},
	{7199, 7199, "Cassandra"},
	{7474, 7474, "Neo4j"},
	{8000, 8000, "a web server inside"},
	{8020, 8020, "HDFS"},
	{8080, 8080, "a web server inside"},
	{8086, 8086, "InfluxDB"},
	{8088, 8088, "YARN"},
	{8140, 8140, "Puppet"},
	{8182, 8182, "Neptune"},
	{8500, 8500, "Consul"},
	{8888, 8888, "notebooks or OpsCenter"},
	{9000, 9000, "HDFS"},
	{9042, 9042, "Cassandra"},
	{9090, 9090, "Prometheus"},
	{9092, 9092, "Kafka"},
	{9160, 9160, "Cassandra"},
	{9200, 9200, "Elasticsearch"},
	{9300, 9300, "Elasticsearch"},
	{10250, 10250, "kubelet"},
	{11211, 11211, "memcached"},
	{11214, 11215, "memcached"},
	{15672, 15672, "RabbitMQ"},
	{27017, 27019, "MongoDB"},
	{50070, 50070, "HDFS"},
	{50470, 50470, "HDFS"},
	{61620, 61621, "OpsCenter"},
}
