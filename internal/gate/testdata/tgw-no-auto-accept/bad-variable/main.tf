variable "accept" {
  type = bool
}

resource "aws_ec2_transit_gateway" "bad_chosen" {
  auto_accept_shared_attachments = var.accept ? "enable" : "disable"
}
