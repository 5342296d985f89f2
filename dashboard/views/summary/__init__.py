"""What the Overview is put together from: what stands out, and a card for each setting."""
