//! Photos: what is known of each in one object store, its bytes in another, so that a list of them is read without them.

use super::drafts::put_draft;
use super::read::{found, readable};
use super::transaction::Transaction;
use super::{IdbStore, name};
use crate::domain::form::Draft;
use crate::domain::ids::{BlobId, DraftId};
use crate::phone::rows;
use crate::sync::store::memory::is_named;
use crate::sync::store::{Photo, PhotoState, StoreError, kept};
use wasm_bindgen::JsValue;

impl IdbStore {
    pub(super) async fn read_photos(&self) -> Result<Vec<Photo>, StoreError> {
        Ok(readable(self.all(name::PHOTOS).await?))
    }

    pub(super) async fn read_photo_bytes(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.ask(name::PHOTO_BYTES, &|store| store.get(&key(id))).await?;
        Ok(if row.is_undefined() { None } else { rows::from_bytes_row(&row) })
    }

    /// Puts draft and photo together, then reads the photo back: a thumbnail is shown for what is here only.
    pub(super) async fn put_photo(&self, draft: &Draft, id: BlobId, bytes: &[u8]) -> Result<(), StoreError> {
        let stores = [name::DRAFTS, name::SAVED, name::PHOTOS, name::PHOTO_BYTES];
        self.write(&stores, &|transaction| {
            Box::pin(async move {
                put_draft(&transaction, draft).await?;
                let known = photo(&transaction, id).await?;
                put(&transaction, &kept(known, id, bytes.len() as u64))?;
                transaction.put(name::PHOTO_BYTES, &key(id), &rows::to_bytes_row(bytes))
            })
        })
        .await?;
        match self.read_photo_bytes(id).await? {
            Some(back) if back == bytes => Ok(()),
            _ => Err(StoreError::Other("what was read back is not the photo".into())),
        }
    }

    pub(super) async fn put_photo_state(&self, id: BlobId, state: PhotoState) -> Result<(), StoreError> {
        self.write(&[name::PHOTOS], &|transaction| Box::pin(async move { change(&transaction, id, &|photo| photo.state = state).await }))
            .await
    }

    pub(super) async fn delete_draft(&self, id: DraftId) -> Result<(), StoreError> {
        let id = &JsValue::from_str(&id.to_string());
        self.write(&[name::DRAFTS, name::PHOTOS, name::PHOTO_BYTES], &|transaction| {
            Box::pin(async move {
                transaction.delete(name::DRAFTS, id)?;
                sweep(&transaction).await
            })
        })
        .await
    }
}

/// What is known of a photo.
pub(super) async fn photo(transaction: &Transaction, id: BlobId) -> Result<Option<Photo>, StoreError> {
    found(transaction.row(name::PHOTOS, &id.to_string()).await?)
}

pub(super) fn put(transaction: &Transaction, photo: &Photo) -> Result<(), StoreError> {
    transaction.put(name::PHOTOS, &key(photo.id), &rows::to_row(photo)?)
}

/// Changes what is known of a photo, if anything is.
pub(super) async fn change(transaction: &Transaction, id: BlobId, how: &dyn Fn(&mut Photo)) -> Result<(), StoreError> {
    let Some(mut photo) = photo(transaction, id).await? else { return Ok(()) };
    how(&mut photo);
    put(transaction, &photo)
}

/// Deletes the photos of drafts that no draft names any more.
pub(super) async fn sweep(transaction: &Transaction) -> Result<(), StoreError> {
    let drafts: Vec<Draft> = readable(transaction.ask(name::DRAFTS, &|store| store.get_all()).await?);
    let photos: Vec<Photo> = readable(transaction.ask(name::PHOTOS, &|store| store.get_all()).await?);
    for photo in photos.iter().filter(|photo| photo.state == PhotoState::Draft && !is_named(&drafts, photo.id)) {
        transaction.delete(name::PHOTOS, &key(photo.id))?;
        transaction.delete(name::PHOTO_BYTES, &key(photo.id))?;
    }
    Ok(())
}

fn key(id: BlobId) -> JsValue {
    JsValue::from_str(&id.to_string())
}
