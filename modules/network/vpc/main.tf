data "aws_availability_zones" "open" {
  state = "available"

  # Local and wavelength zones have neither load balancers nor databases.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }

  dynamic "filter" {
    for_each = var.zone_ids == null ? [] : [var.zone_ids]

    content {
      name   = "zone-id"
      values = filter.value
    }
  }
}

locals {
  zones = slice(data.aws_availability_zones.open.names, 0, var.zones)
}

resource "aws_vpc" "this" {
  # flota:waive vpc-endpoint-ec2 nothing in it calls the API of EC2: the agents of instances call Systems Manager and CloudWatch
  # flota:waive vpc-endpoint-ecr where there is NAT, it carries this little traffic too: the layers of images come from S3, by its gateway
  # flota:waive vpc-network-firewall 300 dollars a month and zone; security groups name who may talk to whom

  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# Without rules, whatever is started without a group of its own reaches nothing and nothing reaches it.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-closed" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}
