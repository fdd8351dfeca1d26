resource "aws_lightsail_instance_public_ports" "bad" {
  instance_name = "shop"
  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
  }
}

resource "aws_lightsail_instance_public_ports" "bad_range" {
  instance_name = "help"
  port_info {
    protocol  = "tcp"
    from_port = 443
    to_port   = 443
  }
  port_info {
    protocol  = "tcp"
    from_port = 3000
    to_port   = 4000
    cidrs     = ["0.0.0.0/0"]
  }
}
