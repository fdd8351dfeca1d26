# The block is cut so that each tier keeps its place when a zone is added, and a quarter stays free:
#   first half    private   one eighth of the block a zone
#   next eighth   public    one 64th a zone
#   next eighth   data      one 64th a zone
#   last quarter  free
locals {
  private_cidrs = [for i in range(var.zones) : cidrsubnet(var.cidr, 3, i)]
  public_cidrs  = [for i in range(var.zones) : cidrsubnet(var.cidr, 6, 32 + i)]
  data_cidrs    = [for i in range(var.zones) : cidrsubnet(var.cidr, 6, 40 + i)]

  # All that a tier has or will have.
  private_range = cidrsubnet(var.cidr, 1, 0)
  data_range    = cidrsubnet(var.cidr, 3, 5)
}

resource "aws_subnet" "public" {
  count = var.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone       = local.zones[count.index]
  cidr_block              = local.public_cidrs[count.index]
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-public-${local.zones[count.index]}", Tier = "public" }
}

resource "aws_subnet" "private" {
  count = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = local.zones[count.index]
  cidr_block        = local.private_cidrs[count.index]

  tags = { Name = "${var.name}-private-${local.zones[count.index]}", Tier = "private" }
}

resource "aws_subnet" "data" {
  count = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = local.zones[count.index]
  cidr_block        = local.data_cidrs[count.index]

  tags = { Name = "${var.name}-data-${local.zones[count.index]}", Tier = "data" }
}
