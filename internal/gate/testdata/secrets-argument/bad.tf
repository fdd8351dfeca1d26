resource "aws_db_instance" "bad" {
  identifier = "orders"
  username   = "orders"
  password   = "mango-split-9"
}

resource "aws_rds_cluster" "bad" {
  cluster_identifier = "orders"
  master_username    = "orders"
  master_password    = "password"
}

resource "aws_db_instance" "bad_write_only" {
  identifier          = "invoices"
  username            = "invoices"
  password_wo         = "mango-split-9"
  password_wo_version = 1
}

resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "facts"
  node_type          = "ra3.large"
  master_password    = "Mango1984"
}

resource "aws_elasticache_replication_group" "bad" {
  replication_group_id = "sessions"
  description          = "sessions"
  auth_token           = "sessions-of-the-shop"
}

resource "aws_elasticache_user" "bad" {
  user_id       = "orders"
  user_name     = "orders"
  engine        = "redis"
  access_string = "on ~* +@all"
  passwords     = ["mango", "papaya"]
}

resource "aws_mq_broker" "bad" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  host_instance_type = "mq.t3.micro"

  user {
    username = "orders"
    password = "mango-split-9"
  }
}

resource "aws_glue_connection" "bad" {
  name = "facts"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:mysql://db.cambio.example/facts"
    USERNAME            = "facts"
    PASSWORD            = "mango-split-9"
  }
}

resource "aws_api_gateway_api_key" "bad" {
  name  = "partner"
  value = "partner-key-of-the-shop-1"
}

resource "aws_vpn_connection" "bad" {
  customer_gateway_id   = "cgw-0a1b2c3d4e5f67890"
  type                  = "ipsec.1"
  tunnel1_preshared_key = "mangosplit"
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true

  origin {
    domain_name = "api.cambio.example"
    origin_id   = "api"

    custom_header {
      name  = "X-Origin-Secret"
      value = "Zx81kLm02Qp77vRw2XnLb"
    }
  }
}

resource "aws_elastic_beanstalk_environment" "bad" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:application:environment"
    name      = "DB_PASSWORD"
    value     = "mango-split-9"
  }
}

resource "aws_lightsail_database" "bad" {
  relational_database_name = "orders"
  master_password          = 48151623
}

resource "null_resource" "bad" {
  connection {
    type     = "ssh"
    user     = "root"
    password = "mango-split-9"
  }

  provisioner "remote-exec" {
    inline = ["start-orders"]
  }
}

resource "aws_cloudformation_stack" "bad" {
  name = "legacy"
  parameters = {
    DBPassword = "mango-split-9"
  }
}

provider "datadog" {
  alias   = "bad"
  api_key = "ab12cd34ef56"
}
