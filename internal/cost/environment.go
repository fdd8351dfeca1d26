package cost

import (
	"fmt"

	"flota.dev/flota/internal/fleet"
)

// environment reckons with what one environment has to itself.
func (r *reckoning) environment(e fleet.Environment, services []*fleet.Service) {
	tasks := r.tasks(services)
	r.network(e.Base, tasks)
	r.edge(e, services)
	r.databases(e.Base.Databases)
	r.instances(e.Base.Instances)
	r.watch(e.Base, services, tasks)
	r.keep(e.Base)
}

// tasks adds what runs on Fargate, and returns how many tasks run at least.
func (r *reckoning) tasks(services []*fleet.Service) int {
	tasks, jobs := 0, 0
	var cpus, gigabytes, jobCPUs, jobGigabytes float64
	for _, s := range services {
		cpu, memory := float64(s.Size.CPU)/1024, float64(s.Size.Memory)/1024
		switch s.Kind {
		case fleet.HTTP, fleet.Worker:
			tasks += s.Count.Min
			cpus, gigabytes = cpus+float64(s.Count.Min)*cpu, gigabytes+float64(s.Count.Min)*memory
		case fleet.Job:
			jobs++
			jobCPUs, jobGigabytes = jobCPUs+cpu, jobGigabytes+memory
		}
	}
	vcpu, gb := r.price("fargate.vcpu_hour"), r.price("fargate.gb_hour")
	r.add(Fixed, "tasks", fmt.Sprintf("%d tasks: %g vCPU, %g GB", tasks, cpus, gigabytes), (cpus*vcpu+gigabytes*gb)*HoursPerMonth)
	hours := r.assume("job_hours")
	r.add(Usage, "jobs", fmt.Sprintf("%d jobs, %g hours each", jobs, hours), (jobCPUs*vcpu+jobGigabytes*gb)*hours)
	return tasks
}

// taskEndpoints is how many interface endpoints the network has where there is no NAT (modules/network/vpc).
const taskEndpoints = 6

func (r *reckoning) network(b fleet.Base, tasks int) {
	gateways := map[string]int{"none": 0, "single": 1, "per_zone": b.Network.Zones}[b.Network.NAT]
	r.add(Fixed, "NAT gateways", fmt.Sprintf("%d, each with an address", gateways), float64(gateways)*(r.hourly("nat.hour")+r.hourly("ipv4.hour")))
	if gateways > 0 {
		gb := r.assume("nat_gb_per_task") * float64(tasks)
		r.add(Usage, "NAT traffic", fmt.Sprintf("%g GB", gb), gb*r.price("nat.gb"))
	}
	endpoints := len(b.Network.Endpoints)
	if endpoints == 0 && gateways == 0 {
		endpoints = taskEndpoints
	}
	r.add(Fixed, "VPC endpoints", fmt.Sprintf("%d in %d zones", endpoints, b.Network.Zones), float64(endpoints*b.Network.Zones)*r.hourly("endpoint.zone_hour"))
}

// edge adds the way of requests: load balancers, API Gateway, CloudFront, WAF.
func (r *reckoning) edge(e fleet.Environment, services []*fleet.Service) {
	b, balancers := e.Base, 1
	millions := r.assume("requests_million_other")
	if e.Approval {
		millions = r.assume("requests_million_protected")
	}
	if !b.Edge.API {
		balancers = 2
		r.add(Fixed, "public addresses", fmt.Sprintf("one in each of %d zones", b.Network.Zones), float64(b.Network.Zones)*r.hourly("ipv4.hour"))
	}
	r.add(Fixed, "load balancers", fmt.Sprint(balancers), float64(balancers)*r.hourly("load_balancer.hour"))
	lcu := r.assume("lcu") * float64(balancers)
	r.add(Usage, "load balancer capacity", fmt.Sprintf("%g LCU all the time", lcu), lcu*r.hourly("load_balancer.lcu_hour"))
	requests := fmt.Sprintf("%g million requests", millions)
	if b.Edge.API {
		r.add(Usage, "API Gateway", requests, millions*r.price("api_gateway.million"))
	}
	gb := millions * r.assume("kilobytes_per_request")
	if b.Edge.CDN || sites(services) > 0 {
		r.add(Usage, "CloudFront", fmt.Sprintf("%s, %g GB", requests, gb), millions*r.price("cloudfront.million")+gb*r.price("cloudfront.gb"))
	} else {
		r.add(Usage, "traffic out", fmt.Sprintf("%g GB", gb), gb*r.price("transfer_out.gb"))
	}
	if w := b.Edge.WAF; w != nil && w.Enabled {
		rules := len(w.Rules) + 1 // and the rate
		if len(w.Block) > 0 {
			rules++
		}
		r.add(Fixed, "web ACL", fmt.Sprintf("%d rules", rules), r.price("waf.acl")+float64(rules)*r.price("waf.rule"))
		if b.Edge.API {
			// Behind the API one more asks whether a request came by CloudFront.
			r.add(Fixed, "web ACL behind the API", "1 rule", r.price("waf.acl")+r.price("waf.rule"))
		}
		r.add(Usage, "WAF", requests, millions*r.price("waf.million"))
	}
}

func sites(services []*fleet.Service) int { return count(services, fleet.Site) }

func count(services []*fleet.Service, kinds ...fleet.Kind) int {
	n := 0
	for _, s := range services {
		for _, k := range kinds {
			if s.Kind == k {
				n++
			}
		}
	}
	return n
}
