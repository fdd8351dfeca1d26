resource "aws_security_group" "closed" {
  name = "closed"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
  ec2_attributes {
    emr_managed_master_security_group = aws_security_group.closed.id
    instance_profile                  = "orders"
  }
}

resource "aws_emr_cluster" "invoices" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111111111111:role/orders"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
}
