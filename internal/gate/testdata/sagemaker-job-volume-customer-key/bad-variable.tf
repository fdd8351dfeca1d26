variable "image_uri" {
  default = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
}

variable "endpoint_name" {
  default = "orders"
}

variable "s3_uri" {
  default = "s3://orders"
}

variable "instance_count" {
  default = 1
}

variable "instance_type" {
  default = "ml.t3.medium"
}

variable "volume_size_in_gb" {
  default = 20
}

variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_sagemaker_data_quality_job_definition" "bad" {
  data_quality_app_specification {
    image_uri = var.image_uri
  }
  data_quality_job_input {
    endpoint_input {
      endpoint_name = var.endpoint_name
    }
  }
  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = var.s3_uri
      }
    }
  }
  job_resources {
    cluster_config {
      instance_count    = var.instance_count
      instance_type     = var.instance_type
      volume_size_in_gb = var.volume_size_in_gb
    }
  }
  role_arn = var.role_arn
}
