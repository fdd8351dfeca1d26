resource "aws_security_group" "open" {
  name = "open"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "beside" {
  name = "beside"
}

resource "aws_vpc_security_group_ingress_rule" "beside" {
  security_group_id = aws_security_group.beside.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_emr_cluster" "bad" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  ec2_attributes {
    emr_managed_master_security_group = aws_security_group.open.id
    instance_profile                  = "orders"
  }
}

resource "aws_emr_cluster" "bad_beside" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  ec2_attributes {
    emr_managed_master_security_group = aws_security_group.beside.id
    instance_profile                  = "orders"
  }
}
