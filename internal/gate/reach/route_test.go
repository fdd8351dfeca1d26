package reach

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// network has a subnet for each way of being public, and of being private.
const network = `
resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "open" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table" "closed" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.closed.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = "nat-1"
}

resource "aws_subnet" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.open.id
}

resource "aws_subnet" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.closed.id
}

resource "aws_subnet" "private_alone" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc" "leaky" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_route" "leaky" {
  route_table_id         = aws_vpc.leaky.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_subnet" "public_by_main_table" {
  vpc_id = aws_vpc.leaky.id
}

resource "aws_subnet" "public_by_address" {
  map_public_ip_on_launch = true
}

resource "aws_default_subnet" "public_default" {
  availability_zone = "eu-central-1a"
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "public_looked_up" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

data "aws_subnets" "private_tagged" {
  tags = { Tier = "private" }
}
`

func TestPublic(t *testing.T) {
	w := worldOf(t, network)
	for _, typ := range []string{"aws_subnet", "aws_default_subnet", "data.aws_subnets"} {
		for _, r := range w.Of(typ) {
			if got, want := Public(w, r), config.Is(strings.HasPrefix(r.Name, "public")); got != want {
				t.Errorf("%s: got %v, want %v", r.Address, got, want)
			}
		}
	}
}

func TestDenied(t *testing.T) {
	w := worldOf(t, `
resource "aws_network_acl" "main" {
  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1
    to_port    = 4000
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "no_shell" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}
`)
	s := &check.Subject{Resource: w.Of("aws_network_acl")[0], World: w}
	entries := Entries(s)
	if len(entries) != 1 {
		t.Fatalf("%d entries, want 1", len(entries))
	}
	for port, want := range map[int]bool{22: true, 3389: false} {
		if got := Denied(entries[0], Beside(s), port, "tcp"); got != want {
			t.Errorf("port %d: got %v, want %v", port, got, want)
		}
	}
}

func worldOf(t *testing.T, source string) *check.World {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return check.NewWorld(stack)
}
