resource "aws_vpc_peering_connection" "bad_silent" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"
}

resource "aws_vpc_peering_connection" "bad_off" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"

  requester {
    allow_remote_vpc_dns_resolution = false
  }
}
