variable "log" {
  type = bool
}

resource "aws_ec2_client_vpn_endpoint" "bad_switched_off" {
  client_cidr_block = "10.99.0.0/22"

  connection_log_options {
    enabled = var.log
  }
}
