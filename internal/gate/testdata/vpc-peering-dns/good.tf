resource "aws_vpc_peering_connection" "inside" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"

  accepter {
    allow_remote_vpc_dns_resolution = true
  }

  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_vpc_peering_connection" "beside" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-3"
}

resource "aws_vpc_peering_connection_options" "beside" {
  vpc_peering_connection_id = aws_vpc_peering_connection.beside.id

  requester {
    allow_remote_vpc_dns_resolution = true
  }
}
