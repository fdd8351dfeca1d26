locals {
  gateways = { none = 0, single = 1, per_zone = var.zones }[var.nat]
}

resource "aws_eip" "nat" {
  # flota:waive shield-advanced 3,000 dollars a month; Shield Standard is on for everyone

  count = local.gateways

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${local.zones[count.index]}" }
}

resource "aws_nat_gateway" "this" {
  count = local.gateways

  subnet_id     = aws_subnet.public[count.index].id
  allocation_id = aws_eip.nat[count.index].allocation_id

  tags = { Name = "${var.name}-${local.zones[count.index]}" }

  # A NAT gateway is not ready while its network has no way out.
  depends_on = [aws_internet_gateway.this]
}
