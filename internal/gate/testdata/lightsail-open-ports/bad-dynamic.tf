locals {
  ports = [22, 443]
}

resource "aws_lightsail_instance_public_ports" "bad" {
  instance_name = "shop"
  dynamic "port_info" {
    for_each = local.ports
    content {
      protocol  = "tcp"
      from_port = port_info.value
      to_port   = port_info.value
    }
  }
}
