resource "aws_appflow_flow" "bad" {
  name = "orders"
  destination_flow_config {
    connector_type = "S3"
    destination_connector_properties {
      s3 {
        bucket_name = "orders"
      }
    }
  }
  source_flow_config {
    connector_type = "S3"
    source_connector_properties {
      s3 {
        bucket_name   = "invoices"
        bucket_prefix = "in"
      }
    }
  }
  task {
    task_type = "Map_all"
  }
  trigger_config {
    trigger_type = "OnDemand"
  }
}

resource "aws_appflow_flow" "bad_2" {
  name = "orders"
  destination_flow_config {
    connector_type = "S3"
    destination_connector_properties {
      s3 {
        bucket_name = "orders"
      }
    }
  }
  source_flow_config {
    connector_type = "S3"
    source_connector_properties {
      s3 {
        bucket_name   = "invoices"
        bucket_prefix = "in"
      }
    }
  }
  task {
    task_type = "Map_all"
  }
  trigger_config {
    trigger_type = "OnDemand"
  }
  kms_arn = "alias/aws/orders"
}
