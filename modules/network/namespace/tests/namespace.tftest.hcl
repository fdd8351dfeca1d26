run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_makes_names_within_the_network" {
  command = apply

  variables {
    name   = "cambio-dev"
    vpc_id = run.setup.vpc_id
  }

  assert {
    condition     = output.name == "cambio-dev.internal"
    error_message = "The names must end in fleet and environment."
  }

  assert {
    condition     = aws_service_discovery_private_dns_namespace.this.vpc == run.setup.vpc_id && startswith(output.id, "ns-")
    error_message = "The names must resolve in the network, and nowhere else."
  }

  assert {
    condition     = length(aws_security_group.peers.ingress) == 0 && length(aws_security_group.peers.egress) == 0
    error_message = "The group of the peers must open nothing by itself."
  }
}

run "refuses_a_name_that_dns_cannot_have" {
  command = plan

  variables {
    name   = "Cambio_Dev"
    vpc_id = "vpc-1"
  }

  expect_failures = [var.name]
}
